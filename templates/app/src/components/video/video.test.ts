import { flushSync } from "svelte";
import { describe, expect, it } from "vitest";
import type { FileData } from "../../client/types.js";
import { render } from "../../kit/testing/render.js";
import { vttOf } from "./captions.js";
import { defaults } from "./types.js";
import Video from "./Video.svelte";

const FILE: FileData = { path: "x/a.mp4", orig_name: "a.mp4", meta: { _type: "gradio.FileData" } };

it("writes captions that cannot break out of their format", () => {
  const text = vttOf([{ text: "<b>A</b>\n\n00:00 --> 00:01", timestamp: [1.5, 3661] }]);
  expect(text).toBe("WEBVTT\n\n00:00:01.500 --> 01:01:01.000\n&lt;b&gt;A&lt;/b&gt;\n00:00 --&gt; 00:01\n\n");
});

describe("a film", () => {
  it("is asked for in the ways that the author allows", () => {
    expect(render(Video, { ...defaults, label: "Wave" }).root.textContent).toContain("Use the camera");
    expect(render(Video, { ...defaults, label: "Wave", sources: ["upload"] }).root.textContent).not.toContain("Use the camera");
  });

  it("tells what is done to it", () => {
    const { find, events } = render(Video, { ...defaults, value: FILE, interactive: false });
    for (const name of ["play", "pause", "ended"]) find("video").dispatchEvent(new Event(name));
    expect(events.map(([name]) => name)).toEqual(["play", "pause", "end", "stop"]);
  });

  it("is cut to the part that was chosen", () => {
    const { find, all, click, value, root } = render(Video, { ...defaults, label: "Wave", value: FILE });
    Object.defineProperty(find("video"), "duration", { value: 9 });
    find("video").dispatchEvent(new Event("loadedmetadata"));
    click("button[aria-label='Trim']");
    const [from, to] = all<HTMLInputElement>(".cutting input");
    from!.value = "2";
    from!.dispatchEvent(new Event("input", { bubbles: true }));
    to!.value = "5";
    to!.dispatchEvent(new Event("input", { bubbles: true }));
    flushSync();
    click(".cutting button");
    expect(value()).toEqual({ ...FILE, part: [2, 5] });
    expect(root.textContent).toContain("2.0 – 5.0 s");
  });

  it("says where the browser cannot play it", () => {
    const { find, root } = render(Video, { ...defaults, value: FILE, label: "Wave" });
    find("video").dispatchEvent(new Event("error"));
    flushSync();
    expect(root.textContent).toContain("Wave cannot be played here");
  });

  it("is taken away", () => {
    const { click, value, events } = render(Video, { ...defaults, value: FILE });
    click("button[aria-label='Clear']");
    expect(value()).toBe(null);
    expect(events.at(-1)?.[0]).toBe("clear");
  });
});
