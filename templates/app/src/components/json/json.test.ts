import { describe, expect, it } from "vitest";
import { linesOf, parentOf, stepOf, summaryOf, toneOf } from "./tree.js";
import type { Json } from "./shapes.js";

const VALUE: Json = { a: [1, { deep: { deeper: true } }], "b/c": "text", empty: {}, nothing: null };
const NONE = { all: false, toggled: new Set<string>() };

function paths(value: Json, openness: { all: boolean; toggled: ReadonlySet<string> } = NONE): string[] {
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
    expect(summaryOf(value as unknown as Json, size)).toBe(expected);
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
