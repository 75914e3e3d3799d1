import { flushSync } from "svelte";
import { describe, expect, it, vi } from "vitest";
import { eventually } from "../../kit/testing/eventually.js";
import { render } from "../../kit/testing/render.js";
import Image from "./Image.svelte";
import { movedPoint, pixelOf, pointOf } from "./points.js";
import { blankSize, cropOf, drawingOf, partsOf, strokeOf } from "./tools.js";
import { defaults } from "./types.js";

const file = { path: "a/photo.png", url: null, orig_name: "photo.png", meta: { _type: "gradio.FileData" as const } };

describe("a point of the picture", () => {
  it.each([
    [{ x: 0, y: 0 }, [0, 0]], [{ x: 0.5, y: 0.25 }, [100, 25]], [{ x: 1, y: 1 }, [199, 99]], [{ x: -0.1, y: 2 }, [0, 99]],
  ])("%j is pixel %j", (point, pixel) => {
    expect(pixelOf(point, 200, 100)).toEqual(pixel);
  });

  it("is where it was pressed", () => {
    expect(pointOf({ clientX: 60, clientY: 30 }, { left: 10, top: 20, width: 100, height: 40 })).toEqual({ x: 0.5, y: 0.25 });
  });

  it("moves with the arrow keys, faster with Shift, and never out of the picture", () => {
    expect(movedPoint({ x: 0.5, y: 0.5 }, { key: "ArrowRight", shiftKey: false })).toEqual({ x: 0.51, y: 0.5 });
    expect(movedPoint({ x: 0.5, y: 0.05 }, { key: "ArrowUp", shiftKey: true })).toEqual({ x: 0.5, y: 0 });
    expect(movedPoint({ x: 0.5, y: 0.5 }, { key: "a", shiftKey: false })).toBeNull();
  });
});

describe("a picture to give", () => {
  const input = (more = {}, page = {}) => render(Image, { ...defaults, label: "Photo", ...more }, page);

  it("is uploaded, shown, and taken away", async () => {
    const upload = vi.fn(() => Promise.resolve([file]));
    const { find, root, value, events, click } = input({}, { upload });
    const picker = find<HTMLInputElement>("input[type=file]");
    Object.defineProperty(picker, "files", { value: [new File(["x"], "photo.png", { type: "image/png" })] });
    picker.dispatchEvent(new Event("change", { bubbles: true }));
    await eventually(() => { find("img"); });
    expect([find<HTMLImageElement>("img").getAttribute("src"), find<HTMLImageElement>("img").alt, value()]).toEqual(["a/photo.png", "Photo", file]);
    expect(events.map(([name]) => name)).toEqual(["change", "input", "upload"]);
    click("[aria-label=Clear]");
    expect([value(), events.slice(3).map(([name]) => name)]).toEqual([null, ["change", "input", "clear"]]);
    expect(root.textContent).toContain("Drop an image here");
  });

  it("refuses what is no picture, and says so", async () => {
    const upload = vi.fn(() => Promise.resolve([file]));
    const { find } = input({}, { upload });
    const picker = find<HTMLInputElement>("input[type=file]");
    Object.defineProperty(picker, "files", { value: [new File(["x"], "notes.txt", { type: "text/plain" })] });
    picker.dispatchEvent(new Event("change", { bubbles: true }));
    await eventually(() => { expect(find(".wrong").textContent).toContain("notes.txt cannot be used here"); });
    expect(upload).not.toHaveBeenCalled();
  });

  it("offers the ways that its author wants", () => {
    expect(input({ sources: ["upload"] }).all(".way")).toEqual([]);
    expect(input({ sources: ["upload", "webcam"] }).all(".way").map((way) => way.textContent.trim())).toEqual(["Use the camera"]);
  });

  it("says what may be sent", () => {
    expect(input({}, { max_file_size: 20_000_000 }).find(".constraint").textContent).toBe("up to 20 MB");
  });
});

describe("a picture to look at", () => {
  it("can be downloaded by its name, and not be changed", () => {
    const { find, all } = render(Image, { ...defaults, label: "Photo", value: file, interactive: false });
    const link = find<HTMLAnchorElement>(".toolbar a");
    expect([link.getAttribute("href"), link.download, all("input[type=file]").length, all("[aria-label=Clear]").length]).toEqual(["a/photo.png", "photo.png", 0, 0]);
    expect(render(Image, { ...defaults, value: file, interactive: false, show_download_button: false, buttons: [] }).all(".toolbar > *")).toEqual([]);
  });

  it("tells the pixel that is pressed, by keyboard too", () => {
    const { find, click, key, events } = render(Image, { ...defaults, label: "Photo", value: file, interactive: false });
    Object.defineProperties(find("img"), { naturalWidth: { value: 200 }, naturalHeight: { value: 100 } });
    find("img").getBoundingClientRect = () => ({ left: 10, top: 20, width: 100, height: 50 }) as DOMRect;
    find(".picture button").dispatchEvent(new MouseEvent("click", { bubbles: true, clientX: 60, clientY: 30, detail: 1 }));
    key(".picture button", "ArrowRight");
    click(".picture button");
    expect(events.map(([, data]) => data)).toEqual([
      { index: [100, 20], value: null, selected: true }, { index: [102, 50], value: null, selected: true },
    ]);
  });

  it("says where a browser cannot show it", () => {
    const { find, root } = render(Image, { ...defaults, label: "Scan", value: { ...file, orig_name: "scan.tiff" }, interactive: false });
    find("img").dispatchEvent(new Event("error"));
    flushSync();
    expect(root.textContent).toContain("scan.tiff cannot be shown here.");
  });
});

describe("the tools", () => {
  it.each([
    ["upload", null, null, "asked"], ["upload", "editor", null, "asked"], ["upload", "select", null, "direct"], ["upload", "sketch", "mask", null],
    ["webcam", "color-sketch", "colors", null], ["canvas", null, "plain", null], ["canvas", "sketch", "plain", null], ["canvas", "color-sketch", "colors", null],
    [null, null, null, "asked"],
  ] as const)("of %s and %s draw %s and crop %s", (source, tool, drawing, crop) => {
    expect([drawingOf({ source, tool }), cropOf({ source, tool })]).toEqual([drawing, crop]);
  });

  it("have a sheet in the author's proportions", () => {
    expect([blankSize(null), blankSize([28, 28]), blankSize([1000, 500]), blankSize([null, 3])]).toEqual([
      { width: 640, height: 480 }, { width: 480, height: 480 }, { width: 1000, height: 500 }, { width: 640, height: 480 },
    ]);
  });

  it("begin with strokes that can be seen", () => {
    expect(strokeOf({ brush_radius: 3, shape: null }, "plain", 800)).toBe(6);
    expect([strokeOf({ brush_radius: null, shape: null }, "mask", 800), strokeOf({ brush_radius: null, shape: null }, "colors", 800)]).toEqual([40, 10]);
    expect(strokeOf({ brush_radius: null, shape: [28, 28] }, "plain", 480)).toBe(34);
  });

  it("tell a picture from its mask", () => {
    expect([partsOf(null), partsOf(file), partsOf({ image: file, mask: null })]).toEqual([
      { image: null, mask: null }, { image: file, mask: null }, { image: file, mask: null },
    ]);
  });

  it("offer an empty sheet where that is the source, and the camera alone where nothing else is", async () => {
    const { find, all } = render(Image, { ...defaults, label: "Sheet", source: "canvas", sources: [] });
    await eventually(() => { expect(find("[role=application]").getAttribute("aria-label")).toContain("Sheet: draw"); });
    expect(all("input[type=file]")).toEqual([]);
    const camera = render(Image, { ...defaults, label: "You", sources: ["webcam"] });
    expect([camera.all("button").map((each) => each.textContent.trim()), camera.all("input[type=file]").length]).toEqual([["Use the camera"], 0]);
  });
});
