import { describe, expect, it } from "vitest";
import type { FileData } from "../../client/types.js";
import { render } from "../../kit/testing/render.js";
import Audio from "./Audio.svelte";
import { defaults } from "./types.js";

const FILE: FileData = { path: "x/a.wav", orig_name: "a.wav", meta: { _type: "gradio.FileData" } };

describe("sound", () => {
  it("is asked for in the ways that the author allows", () => {
    const both = render(Audio, { ...defaults, label: "Say it" });
    expect(both.root.textContent).toContain("Record");
    const upload = render(Audio, { ...defaults, label: "Say it", sources: ["upload"] });
    expect(upload.root.textContent).not.toContain("Record");
    const microphone = render(Audio, { ...defaults, label: "Say it", sources: ["microphone"] });
    expect(microphone.root.querySelector(".browse")).toBeNull();
  });

  it("says what to do where there is no microphone", async () => {
    const { find, root, value } = render(Audio, { ...defaults, label: "Say it" });
    find(".text-button").click();
    await expect.poll(() => root.querySelector(".validation")?.textContent).toContain("https");
    expect(value()).toBe(null);
  });

  it("is taken away, and can be kept", () => {
    const { click, find, value, events } = render(Audio, { ...defaults, value: FILE });
    expect(find("a[download]").getAttribute("download")).toBe("a.wav");
    click("button[aria-label='Clear']");
    expect(value()).toBe(null);
    expect(events.map(([name]) => name)).toEqual(["change", "input", "clear"]);
  });

  it("cannot be trimmed or taken away where it only shows", () => {
    const { all } = render(Audio, { ...defaults, value: FILE, interactive: false });
    expect(all("button[aria-label='Trim'], button[aria-label='Clear']")).toEqual([]);
  });
});
