import { describe, expect, it, vi } from "vitest";
import { eventually } from "../../kit/testing/eventually.js";
import { render } from "../../kit/testing/render.js";
import FileField from "./File.svelte";
import { filesIn, movedFile, nameOf, nameParts, totalOf } from "./files.js";
import { defaults } from "./types.js";

const stored = (name: string, size = 1000) => ({ path: `handle/${name}`, url: null, orig_name: name, size, meta: { _type: "gradio.FileData" as const } });
const one = stored("a.csv");
const two = stored("b.csv", 2500);

describe("files", () => {
  it("are none, one or several", () => {
    expect([filesIn(null), filesIn(one), filesIn([one, two])]).toEqual([[], [one], [one, two]]);
  });

  it("are called by their own name, else by the end of their path", () => {
    expect([nameOf(one), nameOf({ ...one, orig_name: null }), nameOf(undefined)]).toEqual(["a.csv", "a.csv", ""]);
  });

  it.each([["report.final.pdf", ["report.final", ".pdf"]], [".env", [".env", ""]], ["README", ["README", ""]], ["a.notanending", ["a.notanending", ""]]])(
    "%s keeps its ending in sight", (name, parts) => {
      expect(nameParts(name)).toEqual(parts);
    });

  it("have a size together, and an order", () => {
    expect(totalOf([one, two])).toBe("2 files, 3.5 kB");
    expect(movedFile([one, two], 0, 1)).toEqual([two, one]);
  });
});

describe("the field", () => {
  const field = (more: object = {}, page = {}) => render(FileField, { ...defaults, label: "Data", ...more }, page);
  const names = (all: (selector: string) => HTMLElement[]): string[] => all("li .name").map((name) => name.textContent.trim());

  async function choose(picker: HTMLInputElement, files: File[]): Promise<void> {
    Object.defineProperty(picker, "files", { value: files, configurable: true });
    picker.dispatchEvent(new Event("change", { bubbles: true }));
    await eventually(() => undefined);
  }

  it("takes one file, in place of the one before", async () => {
    const { find, value, events } = field({}, { upload: () => Promise.resolve([one]) });
    await choose(find("input[type=file]"), [new File(["x"], "a.csv")]);
    await eventually(() => { expect(value()).toEqual(one); });
    expect(events.map(([name]) => name)).toEqual(["change", "input", "upload"]);
  });

  it("takes several, and adds more to them", async () => {
    const { find, all, value } = field({ file_count: "multiple", value: [one] }, { upload: () => Promise.resolve([two]) });
    expect(find<HTMLInputElement>("input[type=file]").multiple).toBe(true);
    await choose(find("input[type=file]"), [new File(["x"], "b.csv")]);
    await eventually(() => { expect(names(all)).toEqual(["a.csv", "b.csv"]); });
    expect(value()).toEqual([one, two]);
  });

  it("lets one be taken out, moved, and all be taken away", () => {
    const { find, value, events, click } = field({ file_count: "multiple", value: [one, two], allow_reordering: true });
    expect(find(".constraint").textContent).toBe("2 files, 3.5 kB");
    click("[aria-label='Move a.csv down']");
    expect(value()).toEqual([two, one]);
    click("[aria-label='Remove b.csv']");
    expect([value(), events.at(-1)]).toEqual([[one], ["delete", { file: two }]]);
    click("[aria-label=Clear]");
    expect([value(), events.at(-1)?.[0]]).toEqual([null, "clear"]);
  });

  it("refuses other types before they are sent", async () => {
    const upload = vi.fn(() => Promise.resolve([one]));
    const { find } = field({ file_types: [".csv"] }, { upload });
    await choose(find("input[type=file]"), [new File(["x"], "a.exe")]);
    await eventually(() => { expect(find(".wrong").textContent).toBe("a.exe cannot be used here. It takes .csv."); });
    expect(upload).not.toHaveBeenCalled();
  });

  it("takes a folder", () => {
    expect(field({ file_count: "directory" }).find<HTMLInputElement>("input[type=file]").webkitdirectory).toBe(true);
  });

  it("is downloaded where it is a result, and tells which was chosen", () => {
    const { find, all, events, click } = field({ value: two, interactive: false });
    const link = find<HTMLAnchorElement>("li a");
    link.addEventListener("click", (event) => { event.preventDefault(); });
    expect([link.getAttribute("href"), link.download, find(".size").textContent, all("[aria-label='Remove b.csv']").length]).toEqual(["handle/b.csv", "b.csv", "2.5 kB", 0]);
    click("li a");
    click("li .press");
    expect(events).toEqual([["download", { file: two }], ["select", { index: 0, value: "b.csv", selected: true }]]);
  });
});
