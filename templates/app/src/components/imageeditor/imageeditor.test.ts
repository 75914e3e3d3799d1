import { describe, expect, it, vi } from "vitest";
import { eventually } from "../../kit/testing/eventually.js";
import { render } from "../../kit/testing/render.js";
import Imageeditor from "./Imageeditor.svelte";
import { brushOf, css, eraserOf, layersOf } from "./options.js";
import { defaults } from "./types.js";

const file = { path: "a/whole.png", url: null, orig_name: "whole.png", meta: { _type: "gradio.FileData" as const } };

describe("the options", () => {
  it("say which strokes there are", () => {
    expect(brushOf({ brush: false }, 800).size).toBeNull();
    expect(brushOf({ brush: null }, 800)).toMatchObject({ size: 10, free: true });
    const brush = { default_size: 7, colors: ["red", "blue"], default_color: "blue", color_mode: "fixed" as const };
    expect(brushOf({ brush }, 800)).toEqual({ size: 7, colors: ["blue", "red"], free: false });
    expect([eraserOf({ eraser: false }, 800), eraserOf({ eraser: null }, 800), eraserOf({ eraser: { default_size: 3 } }, 800)]).toEqual([null, 20, 3]);
  });

  it("give colors their opacity", () => {
    expect([css("red"), css(["#ff0000", 0.5]), css(["#ff0000", 7]), css(["red", 0.5])]).toEqual(["red", "#ff000080", "#ff0000ff", "red"]);
  });

  it("name the layers", () => {
    expect(layersOf({ layers: true })).toEqual({ names: ["Layer 1"], more: true });
    expect(layersOf({ layers: false })).toEqual({ names: ["Layer 1"], more: false });
    const layers = { allow_additional_layers: true, layers: ["Sky", "Sea"], disabled: true };
    expect(layersOf({ layers })).toEqual({ names: ["Sky", "Sea"], more: false });
  });
});

describe("a drawing to look at", () => {
  it("is what all its layers look like", () => {
    const value = { background: null, layers: [file], composite: file };
    const { find, all } = render(Imageeditor, { ...defaults, label: "Drawing", value, interactive: false });
    expect(find<HTMLImageElement>("img").alt).toBe("Drawing");
    expect([find<HTMLAnchorElement>(".toolbar a").download, all("input").length]).toEqual(["whole.png", 0]);
  });
});

describe("a sheet", () => {
  it("offers its tools, and takes a background", async () => {
    const upload = vi.fn(() => Promise.resolve([file]));
    const { find, all, value, events, click } = render(Imageeditor, { ...defaults, label: "Drawing" }, { upload });
    await eventually(() => { expect(find("[role=application]").getAttribute("aria-label")).toContain("Drawing: draw"); });
    expect(all("[role=toolbar] button").map((each) => each.getAttribute("aria-label"))).toContain("Add a layer");
    const picker = find<HTMLInputElement>("input[type=file]");
    Object.defineProperty(picker, "files", { value: [new File(["x"], "whole.png", { type: "image/png" })] });
    picker.dispatchEvent(new Event("change", { bubbles: true }));
    await eventually(() => { expect(value()).toEqual({ background: file, layers: [], composite: file }); });
    await eventually(() => { expect(events.map(([name]) => name)).toEqual(["change", "input", "upload"]); });
    click(".head [aria-label=Clear]");
    expect([value(), events.at(-1)?.[0]]).toEqual([null, "clear"]);
  });

  it("has the layers that its author wants, and tells which is chosen", async () => {
    const layers = { allow_additional_layers: true, layers: ["Sky", "Sea"], disabled: false };
    const { find, events, click } = render(Imageeditor, { ...defaults, label: "Drawing", layers });
    await eventually(() => { expect(find<HTMLSelectElement>("select").options.length).toBe(2); });
    click("[aria-label='Add a layer']");
    expect([...find<HTMLSelectElement>("select").options].map(({ text }) => text)).toEqual(["Sky", "Sea", "Layer 3"]);
    expect(events).toEqual([["select", { index: 2, value: "Layer 3", selected: true }]]);
  });
});
