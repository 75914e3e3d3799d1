import { describe, expect, it } from "vitest";
import { render } from "../../kit/testing/render.js";
import Dataset from "./Dataset.svelte";
import { filesIn, isGallery, pageOf, spoken, textOf, viewOf, type Kind } from "./samples.js";
import { defaults } from "./types.js";

const column = (kind: Kind, props = {}) => ({ header: "", kind, props });

describe("a sample's value", () => {
  it.each([
    ["text", column("text"), "text"],
    [null, column("text"), ""],
    [0.1 + 0.2, column("number"), "0.3"],
    [true, column("text"), "Yes"],
    ["v", column("text", { choices: [["Name", "v"]] }), "Name"],
    [["v", "w"], column("text", { choices: [["Name", "v"]] }), "Name, w"],
    [{ path: "x/a.png", orig_name: "a.png" }, column("image"), "a.png"],
    [{ path: "x/a.wav" }, column("audio"), "a.wav"],
    [{ background: { path: "x/a.png" }, layers: [], composite: { path: "x/b.png" } }, column("image"), "b.png"],
    [[{ image: { path: "x/a.png" }, caption: null }, { video: { path: "x/b.mp4" }, caption: null }], column("image"), "a.png, b.mp4"],
    [{ image: { path: "x/a.png" }, annotations: [] }, column("image"), "a.png"],
    [[{ path: "x/a.csv" }, { path: "x/b.csv" }], column("file"), "a.csv, b.csv"],
    [{ headers: ["a"], data: [[1], [2]] }, column("table"), "2 rows, 1 columns"],
    [{ label: "cat", confidences: null }, column("text"), "cat"],
    [{ a: 1 }, column("text"), '{"a":1}'],
  ])("%j is said in words", (value, view, expected) => {
    expect(textOf(value, view)).toBe(expected);
  });

  it("is read out, but not without end", () => {
    expect(spoken(["a", null, 2], [column("text"), column("text"), column("number")])).toBe("a, 2");
    expect(spoken(["x".repeat(500)], [column("text")])).toHaveLength(121);
  });
});

describe("pages", () => {
  it.each([[25, 10, 0, [0, 10, 3]], [25, 10, 2, [20, 25, 3]], [25, 10, 9, [20, 25, 3]], [0, 10, 0, [0, 0, 1]], [3, 0, 1, [1, 2, 3]]])(
    "of %d samples by %d: page %d", (count, size, asked, expected) => {
      const { from, to, pages } = pageOf(count, size, asked);
      expect([from, to, pages]).toEqual(expected);
    });

  it("are cards for one column, for names, and where the author says so", () => {
    const none = { layout: null, sample_labels: null };
    expect([isGallery(none, 1), isGallery(none, 2), isGallery({ ...none, sample_labels: ["a"] }, 2), isGallery({ ...none, layout: "table" }, 1)]).toEqual([
      true, false, true, false,
    ]);
  });

  it("have columns as the config tells", () => {
    expect(viewOf({ components: ["slider", "image"], headers: ["Days", ""], component_props: null })).toEqual([
      { header: "Days", kind: "number", props: {} }, { header: "", kind: "image", props: {} },
    ]);
  });
});

describe("the samples", () => {
  const drawn = (more: object) => render(Dataset, { ...defaults, label: "Examples", components: ["textbox", "number"], samples: [["Ada", 1], ["Grace", 2]], ...more });

  it("give their index when one is pressed: a row, or the button in it", () => {
    const { all, events, value } = drawn({ headers: ["Name", "Times"] });
    expect(all("th").map((header) => header.textContent)).toEqual(["Name", "Times"]);
    all("tbody tr")[1]?.click();
    expect([value(), events]).toEqual([1, [["click", null], ["select", { index: 1, value: ["Grace", 2], selected: true }]]]);
    all("tbody button")[0]?.click();
    expect([value(), events.length]).toEqual([0, 4]);
  });

  it("are cards where there is one column, thumbnails for pictures", () => {
    const { all, find } = drawn({ components: ["image"], samples: [[{ path: "x/a.png", orig_name: "a.png" }]] });
    expect(find<HTMLImageElement>(".card img").getAttribute("src")).toBe("x/a.png");
    expect(all(".card").map((card) => card.getAttribute("aria-label"))).toEqual(["a.png"]);
  });

  it("are seen: films by a still, sounds by their name, colors and several pictures", () => {
    const components = ["video", "audio", "colorpicker", "gallery"];
    const file = (path: string) => ({ path, url: null });
    const samples = [[file("a.mp4"), file("a.wav"), "#ff0000", [{ image: file("a.png") }, { image: file("b.png") }]]];
    const { all, find } = render(Dataset, { ...defaults, components, samples, headers: ["", "", "", ""] });
    expect([find("video").getAttribute("src"), all("img").map((image) => image.getAttribute("src"))]).toEqual(["a.mp4#t=0.1", ["a.png", "b.png"]]);
    expect([all("td")[1]?.textContent.trim(), find(".color").style.background]).toEqual(["a.wav", "rgb(255, 0, 0)"]);
    expect([filesIn(null), filesIn("x"), filesIn({ a: 1 })]).toEqual([[], [], []]);
  });

  it("bear the names that they were given", () => {
    expect(drawn({ sample_labels: ["First", "Second"] }).all(".card").map((card) => card.textContent.trim())).toEqual(["First", "Second"]);
  });

  it("come page by page", () => {
    const samples = Array.from({ length: 25 }, (_, index) => [`name ${index}`, index]);
    const { all, click, find, value } = drawn({ samples });
    expect([all("tbody tr").length, find(".place").textContent]).toEqual([10, "1 – 10 of 25"]);
    click("[aria-label='Next page']");
    all("tbody tr")[0]?.click();
    expect([value(), find(".place").textContent]).toEqual([10, "11 – 20 of 25"]);
  });
});
