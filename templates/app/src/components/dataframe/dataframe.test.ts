import { describe, expect, it } from "vitest";
import { kindsOf, parseCell, parseNumber, shownOf } from "./cells.js";
import { at, blockOf, following, inside, isIn, moved } from "./selection.js";
import { limitsOf, tableOf, withCells, withColumns, withHeader, withRows, withoutColumns, withoutRows } from "./table.js";
import { fromTsv, toTsv } from "./tsv.js";
import type { Cell, Table } from "./shapes.js";
import { nextSorts, viewOf } from "./view.js";

const TABLE: Table = { headers: ["a", "b"], data: [[1, "x"], [2, "y"]], metadata: null };

describe("kinds", () => {
  it("are declared, or for text seen in the first cells", () => {
    const rows: Cell[][] = [[null, "x", true, 1, ""], [1, "y", false, "z", null]];
    expect(kindsOf(5, rows, "str")).toEqual(["number", "text", "bool", "text", "text"]);
    expect(kindsOf(2, rows, ["date", "markdown"])).toEqual(["date", "markdown"]);
    expect(kindsOf(2, [], "number")).toEqual(["number", "number"]);
  });
});

describe("typing", () => {
  it.each([["3", 3], ["-3.5", -3.5], ["1 000", 1000], ["3,5", 3.5], [".5", 0.5], ["1e3", 1000], ["0x10", null], ["", null], ["1.2.3", null], ["1e999", null]])(
    "%j is the number %j", (text, expected) => {
      expect(parseNumber(text)).toBe(expected);
    });

  it.each([
    ["text", false, " as it is ", { cell: " as it is " }],
    ["number", true, "7", { cell: 7 }],
    ["number", true, " ", { cell: null }],
    ["number", false, "seven", { cell: "seven" }],
    ["bool", true, "Yes", { cell: true }],
    ["bool", false, "maybe", { cell: "maybe" }],
  ] as const)("into a %s column (declared: %s): %j", (kind, declared, text, expected) => {
    expect(parseCell(text, kind, declared)).toEqual(expected);
  });

  it("is refused with what would do, where the author declared the kind", () => {
    expect(parseCell("seven", "number", true)).toEqual({ problem: "table.number" });
    expect(parseCell("maybe", "bool", true)).toEqual({ problem: "table.bool" });
  });

  it.each([
    ["2024-05-01T00:00:00", "date", null, "2024-05-01"],
    ["2024-05-01T12:30:05.5", "date", null, "2024-05-01 12:30:05"],
    ["abcdef", "text", 3, "abc…"],
    [null, "text", 3, ""],
    [0, "number", null, "0"],
  ] as const)("%j as %s is shown as it should", (cell, kind, limit, expected) => {
    expect(shownOf(cell, kind, limit)).toBe(expected);
  });
});

describe("the clipboard", () => {
  const cells = [["a", "with\ttab"], ['say "hi"', "two\nlines"], ["", ""]];

  it("reads what it writes", () => {
    expect(fromTsv(toTsv(cells))).toEqual(cells);
  });

  it.each([
    ["a\tb\r\nc\td\r\n", [["a", "b"], ["c", "d"]]],
    ["one", [["one"]]],
    ["", [[""]]],
    ['a "quoted" word\t"half', [['a "quoted" word', '"half']]],
  ])("reads %j", (text, expected) => {
    expect(fromTsv(text)).toEqual(expected);
  });

  it("writes numbers, truth and nothing", () => {
    expect(toTsv([[1.5, true, null]])).toBe("1.5\ttrue\t");
  });
});

describe("the view", () => {
  const rows: Cell[][] = [["b", 10], ["A", 9], ["item 10", null], ["item 9", 100], [null, 9]];

  it.each([
    ["as they come", "", [], [0, 1, 2, 3, 4]],
    ["searched", " ITEM ", [], [2, 3]],
    ["searched by number", "10", [], [0, 2, 3]],
    ["by text, numbers in it as numbers, the missing last", "", [{ column: 0, descending: false }], [1, 0, 3, 2, 4]],
    ["downwards, the missing still last", "", [{ column: 0, descending: true }], [2, 3, 0, 1, 4]],
    ["by number, then text", "", [{ column: 1, descending: false }, { column: 0, descending: false }], [1, 4, 0, 3, 2]],
  ])("shows rows %s", (_, search, sorts, expected) => {
    expect(viewOf(rows, search, sorts, ["text", "number"])).toEqual(expected);
  });

  it("sorts 100,000 rows", () => {
    const many = Array.from({ length: 100_000 }, (_, index) => [(index * 7919) % 100_003] as Cell[]);
    const view = viewOf(many, "", [{ column: 0, descending: false }], ["number"]);
    expect(view.every((row, index) => index === 0 || Number(many[view[index - 1]!]![0]) <= Number(many[row]![0]))).toBe(true);
  });

  it("changes with presses on a header: up, down, none; with others kept where wanted", () => {
    const up = nextSorts([], 1, false);
    expect(up).toEqual([{ column: 1, descending: false }]);
    const down = nextSorts(up, 1, false);
    expect(down).toEqual([{ column: 1, descending: true }]);
    expect(nextSorts(down, 1, false)).toEqual([]);
    expect(nextSorts(down, 0, true)).toEqual([...down, { column: 0, descending: false }]);
    expect(nextSorts(down, 0, false)).toEqual([{ column: 0, descending: false }]);
  });
});

describe("the table", () => {
  it.each([
    ["the value", TABLE, null, null, null, TABLE],
    ["nothing", null, null, [2, "dynamic"], null, { headers: ["1", "2", "3"], data: [[null, null, null], [null, null, null]], metadata: null }],
    ["headers", null, ["x"], [1, "dynamic"], null, { headers: ["x"], data: [[null]], metadata: null }],
    ["a number of columns", null, null, [1, "dynamic"], [2, "fixed"], { headers: ["1", "2"], data: [[null, null]], metadata: null }],
    ["rows wider than the headers", { headers: ["a"], data: [[1, 2]], metadata: null }, null, null, null, { headers: ["a", "2"], data: [[1, 2]], metadata: null }],
  ] as const)("is made of %s", (_, value, headers, rows, columns, expected) => {
    expect(tableOf(value as Table | null, headers, rows as never, columns as never)).toEqual(expected);
  });

  it("takes cells where they fit, and leaves the old table as it was", () => {
    const before = structuredClone(TABLE);
    expect(withCells(TABLE, [1, 2], 1, [["p", "q"], ["r"]]).data).toEqual([[1, "x"], [2, "p"]]);
    expect(withCells(TABLE, [0], 0, [[9]]).data[1]).toBe(TABLE.data[1]);
    expect(TABLE).toEqual(before);
  });

  it("gets and loses rows and columns", () => {
    expect(withRows(TABLE, 1).data).toEqual([[1, "x"], [null, null], [2, "y"]]);
    expect(withoutRows(TABLE, [0]).data).toEqual([[2, "y"]]);
    expect(withColumns(TABLE, 1)).toEqual({ headers: ["a", "3", "b"], data: [[1, null, "x"], [2, null, "y"]], metadata: null });
    expect(withColumns({ ...TABLE, headers: ["3", "4"] }, 2).headers).toEqual(["3", "4", "5"]);
    expect(withoutColumns(TABLE, [0])).toEqual({ headers: ["b"], data: [["x"], ["y"]], metadata: null });
    expect(withHeader(TABLE, 1, "c").headers).toEqual(["a", "c"]);
  });

  it.each([
    [[3, "fixed"], null, { least: 3, most: 3 }],
    [[3, "dynamic"], null, { least: 0, most: Infinity }],
    [null, [1, null], { least: 1, most: Infinity }],
    [null, [null, 5], { least: 0, most: 5 }],
  ] as const)("of %j and %j has the limits %j", (count, limits, expected) => {
    expect(limitsOf(count as never, limits as never)).toEqual(expected);
  });
});

describe("moving", () => {
  const size = { rows: 10, columns: 3 };
  const from = { row: 4, column: 1 };

  it.each([
    ["ArrowUp", false, 3, 1], ["ArrowDown", false, 5, 1], ["ArrowLeft", false, 4, 0], ["ArrowRight", false, 4, 2],
    ["ArrowUp", true, 0, 1], ["ArrowDown", true, 9, 1], ["ArrowLeft", true, 4, 0], ["ArrowRight", true, 4, 2],
    ["Home", false, 4, 0], ["End", false, 4, 2], ["Home", true, 0, 0], ["End", true, 9, 2], ["PageUp", false, 0, 1], ["PageDown", false, 9, 1],
  ])("%s (far: %s) leads to %i, %i", (key, far, row, column) => {
    expect(moved(key, from, size, far, 6)).toEqual({ row, column });
  });

  it("stays inside, the header included, and leaves other keys alone", () => {
    expect(moved("ArrowUp", { row: 0, column: 0 }, size, false, 5)).toEqual({ row: -1, column: 0 });
    expect(moved("ArrowUp", { row: -1, column: 0 }, size, false, 5)).toEqual({ row: -1, column: 0 });
    expect(moved("a", from, size, false, 5)).toBeNull();
    expect(inside({ row: 99, column: 99 }, size)).toEqual({ row: 9, column: 2 });
  });

  it("goes on in reading order until the end", () => {
    expect(following({ row: 0, column: 2 }, size, false)).toEqual({ row: 1, column: 0 });
    expect(following({ row: 1, column: 0 }, size, true)).toEqual({ row: 0, column: 2 });
    expect(following({ row: 9, column: 2 }, size, false)).toBeNull();
    expect(following({ row: 0, column: 0 }, size, true)).toBeNull();
  });

  it("selects the block between two cells, without the header", () => {
    const block = blockOf({ anchor: { row: 3, column: 2 }, focus: { row: -1, column: 1 } });
    expect(block).toEqual({ top: 0, left: 1, bottom: 3, right: 2 });
    expect(isIn(block, 0, 1)).toBe(true);
    expect(isIn(block, 4, 1)).toBe(false);
    expect(isIn(null, 0, 0)).toBe(false);
    expect(blockOf(at(2, 1))).toEqual({ top: 2, left: 1, bottom: 2, right: 1 });
  });
});
