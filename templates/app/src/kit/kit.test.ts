import { describe, expect, it } from "vitest";
import { atEnd } from "./follow.js";
import { bytes, duration } from "./format.js";
import type { RunStatus } from "./node.js";

import { fraction, statusText } from "./status.js";
import { acceptAttribute, isAccepted } from "./upload.js";

const status: RunStatus = {
  stage: "pending", running: true, since: 0, position: null, size: null, eta: null, progress: [], title: "", message: "", hint: "", show: "full",
};

describe("formats", () => {
  it.each([[0.04, "<0.1 s"], [0.06, "0.1 s"], [3.24, "3.2 s"], [9.97, "10 s"], [61, "1 min 1 s"], [120, "2 min"], [3900, "1 h 5 min"]])("writes %d seconds as %s", (seconds, text) => {
    expect(duration(seconds)).toBe(text);
  });

  it.each([[812, "812 B"], [1_400_000, "1.4 MB"], [999_600, "1 MB"], [20_000_000, "20 MB"], [123_456, "123 kB"]])("writes %d bytes as %s", (count, text) => {
    expect(bytes(count)).toBe(text);
  });
});

describe("status", () => {
  it("tells the place in the queue while waiting", () => {
    expect(statusText({ ...status, running: false, position: 3, eta: 4.2 })).toBe("3 ahead of you · about 4.2 s left");
    expect(statusText({ ...status, running: false, position: 0 })).toBe("Next in line");
  });

  it("tells step and percentage while running", () => {
    const progress = [{ index: 3, length: 10, unit: "steps", progress: null, desc: "Sampling" }];
    expect(statusText({ ...status, progress })).toBe("Sampling 3 / 10 steps · 30 %");
  });

  it("takes the share of the innermost unit, and none where none is known", () => {
    const outer = { index: 1, length: 2, unit: null, progress: null, desc: null };
    expect(fraction([outer, { ...outer, index: null, length: null, progress: 0.25 }])).toBe(0.25);
    expect(fraction([{ ...outer, length: null }])).toBeNull();
  });
});

describe("files", () => {
  const png = { name: "Photo.PNG", type: "image/png" };

  it("are accepted by kind, type and ending", () => {
    expect(isAccepted(png, [])).toBe(true);
    expect(isAccepted(png, ["image"])).toBe(true);
    expect(isAccepted(png, ["image/png"])).toBe(true);
    expect(isAccepted(png, [".png"])).toBe(true);
    expect(isAccepted(png, ["image/jpeg", "text"])).toBe(false);
  });

  it("are narrowed in the browser's own dialog", () => {
    expect(acceptAttribute(["image", ".csv", "audio/*"])).toBe("image/*,.csv,audio/*");
    expect(acceptAttribute(["file"])).toBe("");
  });
});

it("follows the end only for a reader who is there", () => {
  expect(atEnd({ scrollTop: 495, scrollHeight: 600, clientHeight: 100 })).toBe(true);
  expect(atEnd({ scrollTop: 300, scrollHeight: 600, clientHeight: 100 })).toBe(false);
});
