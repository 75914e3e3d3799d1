import { flushSync } from "svelte";
import { describe, expect, it } from "vitest";
import { eventually } from "../../kit/testing/eventually.js";
import { render } from "../../kit/testing/render.js";
import Json from "./Json.svelte";
import { linesOf, parentOf, stepOf, summaryOf, toneOf } from "./tree.js";
import type { Json as Data } from "./shapes.js";
import { defaults } from "./types.js";

const VALUE: Data = { a: [1, { deep: { deeper: true } }], "b/c": "text", empty: {}, nothing: null };
const NONE = { all: false, toggled: new Set<string>() };

function paths(value: Data, openness: { all: boolean; toggled: ReadonlySet<string> } = NONE): string[] {
  return linesOf(value, openness).map((line) => `${line.path}${line.open ? " open" : ""}`);
}

describe("the tree", () => {
  it("is open near the root at the start", () => {
    expect(paths(VALUE)).toEqual([" open", "/a open", "/a/0", "/a/1", "/b~1c", "/empty", "/nothing"]);
  });

  it("is open everywhere where wanted", () => {
    expect(paths(VALUE, { all: true, toggled: new Set() })).toContain("/a/1/deep/deeper");
  });

  it("opens and closes by a press", () => {
    expect(paths(VALUE, { all: false, toggled: new Set(["/a", "/a/1"]) })).toEqual([" open", "/a", "/b~1c", "/empty", "/nothing"]);
    expect(paths(VALUE, { all: false, toggled: new Set(["/a/1"]) })).toContain("/a/1/deep");
  });

  it("starts closed where there is much", () => {
    const many = { list: Array.from({ length: 51 }, (_, index) => index) };
    expect(paths(many)).toEqual([" open", "/list"]);
    expect(paths(many.list)).toHaveLength(52);
  });

  it("tells each line's place", () => {
    const [root, a] = linesOf(VALUE, NONE);
    expect(root).toMatchObject({ key: null, depth: 0, size: 4, position: 1, siblings: 1 });
    expect(a).toMatchObject({ key: "a", depth: 1, size: 2, position: 1, siblings: 4 });
    expect(linesOf("text", NONE)).toMatchObject([{ value: "text", size: null, open: false }]);
  });

  it.each([
    [[1], 1, "1 item"], [[1, 2], 2, "2 items"], [{}, 0, "0 keys"], [{ a: 1 }, 1, "1 key"], [[], 12345, "12,345 items"],
  ] as const)("sums %j up", (value, size, expected) => {
    expect(summaryOf(value as unknown as Data, size)).toBe(expected);
  });

  it.each([["a", "string"], [1, "number"], [true, "boolean"], [null, "null"]] as const)("colours %j as %s", (value, tone) => {
    expect(toneOf(value)).toBe(tone);
  });
});

describe("the keyboard", () => {
  const lines = linesOf(VALUE, NONE);
  const line = (path: string): number => lines.findIndex((each) => each.path === path);

  it.each([
    ["ArrowDown", "", { to: 1 }],
    ["ArrowDown", "/nothing", { to: 6 }],
    ["ArrowUp", "", { to: 0 }],
    ["End", "", { to: 6 }],
    ["Home", "/a/1", { to: 0 }],
    ["ArrowRight", "/a", { to: 2 }],
    ["ArrowRight", "/a/1", { toggle: "/a/1" }],
    ["ArrowRight", "/empty", null],
    ["ArrowRight", "/a/0", null],
    ["ArrowLeft", "/a", { toggle: "/a" }],
    ["ArrowLeft", "/a/1", { to: 1 }],
    ["ArrowLeft", "/b~1c", { to: 0 }],
    ["Enter", "/a", { toggle: "/a" }],
    [" ", "/nothing", null],
    ["x", "/a", null],
  ])("%s at %j", (key, path, expected) => {
    expect(stepOf(key, lines, line(path))).toEqual(expected);
  });

  it("has no way up from the root", () => {
    expect(parentOf("")).toBeNull();
    expect(parentOf("/a/1")).toBe("/a");
  });
});

describe("the component", () => {
  const output = (more: object) => render(Json, { ...defaults, label: "Data", interactive: false, ...more });
  const lines = (all: (selector: string) => HTMLElement[]): string[] => all("[role=treeitem]").map((line) => line.textContent.trim().replace(/\s+/g, " "));

  it("unfolds by a press, and says what is in it before", () => {
    const { all, find } = output({ value: VALUE });
    expect(lines(all)).toEqual(["4 keys", "a: 2 items", "1", "1 key", 'b/c: "text"', "empty: {}", "nothing: null"]);
    all("[role=treeitem]")[3]?.click();
    flushSync();
    expect(lines(all)).toContain("deep: 1 key");
    expect(find("[role=tree]").getAttribute("aria-label")).toBe("Data");
  });

  it("is walked through with the keyboard: one line is in the tab order", async () => {
    const { all, key, find } = output({ value: VALUE });
    const active = (): string => find("[tabindex='0'][role=treeitem]").textContent.trim().replace(/\s+/g, " ");
    for (const pressed of ["ArrowDown", "ArrowLeft"]) key("[role=tree]", pressed);
    await eventually(() => { expect(document.activeElement).toBe(find("[tabindex='0'][role=treeitem]")); });
    expect([active(), all("[role=treeitem]").length]).toEqual(["a: 2 items", 5]);
    key("[role=tree]", "ArrowRight");
    flushSync();
    expect(all("[role=treeitem]").length).toBe(7);
  });

  it("draws a huge list piece by piece", () => {
    const { all, click, root } = output({ value: Array.from({ length: 1200 }, (_, index) => index), open: true });
    expect(all("[role=treeitem]").length).toBe(500);
    expect(root.textContent).toContain("Show more: 701 lines left");
    click(".more");
    expect(all("[role=treeitem]").length).toBe(1000);
  });

  it("names the places of a list where that is wanted", () => {
    expect(lines(output({ value: ["a"], show_indices: true }).all)).toEqual(["1 item", '0: "a"']);
  });

  it("shows what is not there as empty", () => {
    expect(output({ value: null }).root.textContent).toContain("The result appears here.");
  });
});
