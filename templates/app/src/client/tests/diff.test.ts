// @vitest-environment node
import { describe, expect, it } from "vitest";
import { OutputState, applyEdits, type Edit } from "../diff.js";

const cases: [string, unknown, Edit[], unknown][] = [
  ["nothing", "a", [], "a"],
  ["replace all", "a", [["replace", [], { b: 1 }]], { b: 1 }],
  ["append text", "ab", [["append", [], "c"]], "abc"],
  ["append text deep", { a: ["x"] }, [["append", ["a", 0], "y"]], { a: ["xy"] }],
  ["append to a list", [1], [["append", [], [2, 3]]], [1, 2, 3]],
  ["append to nothing", { a: null }, [["append", ["a"], "x"]], { a: "x" }],
  ["replace deep", { a: { b: [1, 2] } }, [["replace", ["a", "b", 1], 9]], { a: { b: [1, 9] } }],
  ["add to a list", [1, 3], [["add", [1], 2]], [1, 2, 3]],
  ["add to an object", { a: 1 }, [["add", ["b"], 2]], { a: 1, b: 2 }],
  ["delete from a list", [1, 2, 3], [["delete", [0], null]], [2, 3]],
  ["delete from an object", { a: 1, b: 2 }, [["delete", ["a"], null]], { b: 2 }],
  ["several in order", [[1]], [["add", [1], [2]], ["append", [1], [3]], ["replace", [0], 0]], [0, [2, 3]]],
];

describe("applyEdits", () => {
  it.each(cases)("%s", (_, value, edits, expected) => {
    const before = structuredClone(value);
    expect(applyEdits(value, edits)).toEqual(expected);
    expect(value).toEqual(before);
  });

  it("shares what was not edited", () => {
    const value = { a: { deep: 1 }, b: { deep: 2 } };
    const result = applyEdits(value, [["replace", ["b", "deep"], 3]]) as typeof value;
    expect(result.a).toBe(value.a);
    expect(result.b).not.toBe(value.b);
  });

  it("keeps a key named __proto__ a key", () => {
    const result = applyEdits({}, [["add", ["__proto__"], { polluted: true }]]) as Record<string, unknown>;
    expect(Object.getPrototypeOf(result)).toBe(Object.prototype);
    expect(Object.keys(result)).toEqual(["__proto__"]);
  });

  it.each([
    ["a place that does not exist", "text", [["replace", ["a"], 1]]],
    ["an unknown action", { a: 1 }, [["swap", ["a"], 1]]],
    ["a delete without a path", { a: 1 }, [["delete", [], null]]],
  ])("refuses %s", (_, value, edits) => {
    expect(() => applyEdits(value, edits as Edit[])).toThrow("edit");
  });
});

describe("OutputState", () => {
  it("takes the first outputs whole, later ones as edits, until it is reset", () => {
    const state = new OutputState();
    expect(state.generating(["a", [1]])).toEqual(["a", [1]]);
    expect(state.generating([[["append", [], "b"]], []])).toEqual(["ab", [1]]);
    state.reset();
    expect(state.generating(["abc", []])).toEqual(["abc", []]);
  });
});
