import { flushSync } from "svelte";
import { describe, expect, it } from "vitest";
import type { FileData } from "../../client/types.js";
import { render } from "../../kit/testing/render.js";
import Gallery from "./Gallery.svelte";
import { countFor, itemsOf, shownOf, stepTo } from "./items.js";
import { defaults } from "./types.js";

const file = (name: string): FileData => ({ path: `x/${name}`, orig_name: name, meta: { _type: "gradio.FileData" } });
const VALUE = [
  { image: file("a.png"), caption: "Ada" }, { image: file("b.png"), caption: null }, { video: file("c.mp4"), caption: "Film" },
];
const SHOWN = { ...defaults, label: "Results", interactive: false, value: VALUE };

describe("what a gallery decides", () => {
  it("tells films from pictures, and leaves out what is neither", () => {
    expect(itemsOf([file("a.png"), { ...file("b"), mime_type: "video/mp4" }])).toEqual([
      { image: file("a.png"), caption: null }, { video: { ...file("b"), mime_type: "video/mp4" }, caption: null },
    ]);
    expect(shownOf([...VALUE, { caption: "none" }]).map(({ film, name }) => [film, name])).toEqual([[false, "a.png"], [false, "b.png"], [true, "c.mp4"]]);
  });

  it("takes the number that its width asks for", () => {
    expect([300, 700, 2000].map((width) => countFor([1, 2, 4], width))).toEqual([1, 2, 4]);
    expect(countFor(3, 300)).toBe(3);
  });

  it("goes round at its ends", () => {
    expect(["ArrowLeft", "ArrowRight", "Home", "End", "a"].map((key) => stepTo(key, 2, 3))).toEqual([1, 0, 0, 2, null]);
    expect(stepTo("ArrowLeft", 0, 3)).toBe(2);
    expect([stepTo("ArrowLeft", 0, 3, true), stepTo("ArrowRight", 0, 3, true)]).toEqual([1, 2]);
  });
});

describe("a gallery", () => {
  it("shows one large where it is pressed, and goes on by the arrow keys", () => {
    const { all, find, key, click, events } = render(Gallery, SHOWN);
    all("[data-item]")[0]!.click();
    flushSync();
    expect(find(".stage img").getAttribute("src")).toBe("x/a.png");
    expect(document.activeElement).toBe(find(".large"));
    key(".large", "ArrowRight");
    expect(find(".stage img").getAttribute("alt")).toBe("b.png");
    key(".large", "ArrowRight");
    expect(find(".stage video").getAttribute("src")).toBe("x/c.mp4");
    click("button[aria-label='Next']");
    key(".large", "Escape");
    expect(all("[data-item]")).toHaveLength(3);
    expect(events.map(([name]) => name)).toEqual(["select", "preview_open", "select", "select", "select", "preview_close"]);
    expect(events[0]?.[1]).toEqual({ index: 0, value: VALUE[0], selected: true });
  });

  it("follows the number that a function names", () => {
    const { find, set, all } = render(Gallery, SHOWN);
    set({ selected_index: 1 });
    expect(find(".stage img").getAttribute("src")).toBe("x/b.png");
    set({ value: null });
    set({ value: VALUE.slice(0, 2) });
    expect(all(".stage")).toHaveLength(0);
    set({ value: VALUE, selected_index: 0 });
    expect(find(".stage img").getAttribute("src")).toBe("x/a.png");
  });

  it("is large from the start where its author wants it", () => {
    const { find, all, click, set } = render(Gallery, { ...SHOWN, preview: true });
    expect(find(".stage img").getAttribute("src")).toBe("x/a.png");
    click("button[aria-label='Back to all']");
    expect(all(".stage")).toHaveLength(0);
    set({ value: VALUE.slice(1) });
    expect(find(".stage img").getAttribute("src")).toBe("x/b.png");
  });

  it("has nothing to press where nobody hears and nothing becomes large", () => {
    const { all } = render(Gallery, { ...SHOWN, allow_preview: false }, { hears: () => false });
    expect(all("[data-item]")).toHaveLength(0);
    expect(all("[data-testid='gallery'] img")).toHaveLength(2);
  });

  it("loses the one that is taken out", () => {
    const { click, value, events } = render(Gallery, { ...SHOWN, interactive: true });
    click("button[aria-label='Remove Ada']");
    expect(value()).toEqual(VALUE.slice(1));
    expect(events.at(-1)).toEqual(["delete", { file: VALUE[0]!.image }]);
    click("button[aria-label='Clear']");
    expect(value()).toBe(null);
  });

  it("offers what the author wants to be offered", () => {
    const { all } = render(Gallery, { ...SHOWN, buttons: ["share"] });
    expect(all(".toolbar .icon-button").map((button) => button.getAttribute("aria-label"))).toEqual(["Share"]);
  });

  it("says where the address of a shared file went", async () => {
    const { click, toasts } = render(Gallery, { ...SHOWN, show_share_button: true });
    const copied: string[] = [];
    Object.defineProperty(navigator, "clipboard", { configurable: true, value: { writeText: (text: string) => { copied.push(text); return Promise.resolve(); } } });
    click("button[aria-label='Share']");
    await expect.poll(() => toasts.length).toBe(1);
    expect(copied[0]).toMatch(/^http.*x\/a\.png$/);
  });
});
