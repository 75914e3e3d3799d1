import { flushSync } from "svelte";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { GraphNode, type Props } from "../../graph/node.svelte.js";
import { render } from "../../kit/testing/render.js";
import Dataframe from "./Dataframe.svelte";
import { Grid } from "./grid.svelte.js";
import { History } from "./history.js";
import { press } from "./keys.js";
import type { Cell, Table } from "./shapes.js";
import { defaults } from "./types.js";
import { byCount, columnsIn, numbersWidth, tracksOf, widthsOf } from "./widths.js";

const PEOPLE: Table = { headers: ["name", "age", "active"], data: [["Grace", 85, false], ["Ada", 36, true], ["Alan", 41, true]], metadata: null };

function gridOf(more: Props = {}) {
  const events: [string, unknown][] = [];
  const node = new GraphNode(1, "dataframe", { ...defaults, value: PEOPLE, ...more }, (_, event, data) => { events.push([event, data]); });
  const grid = new Grid(node as never);
  const key = (name: string, more: object = {}): boolean => press(grid, { key: name, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, isComposing: false, ...more }, 10, false);
  return { grid, key, events, names: () => events.map(([name]) => name), data: () => (node.props["value"] as Table).data, headers: () => (node.props["value"] as Table).headers };
}

describe("selecting", () => {
  it("tells of each cell that a person goes to, by its place in the value", () => {
    const { grid, events, key } = gridOf();
    grid.sort(0, false);
    grid.select({ row: 0, column: 0 });
    key("ArrowRight");
    expect(events).toEqual([
      ["select", { index: [1, 0], value: "Ada", row_value: ["Ada", 36, true], selected: true }],
      ["select", { index: [1, 1], value: 36, row_value: ["Ada", 36, true], selected: true }],
    ]);
  });

  it("grows with Shift, is all with Ctrl+A, and one cell again with Escape", () => {
    const { grid, key } = gridOf();
    grid.select({ row: 0, column: 0 });
    key("ArrowDown", { shiftKey: true });
    key("ArrowRight", { shiftKey: true });
    expect([grid.block, grid.copied()]).toEqual([{ top: 0, left: 0, bottom: 1, right: 1 }, "Grace\t85\nAda\t36"]);
    key("a", { ctrlKey: true });
    expect(grid.block).toEqual({ top: 0, left: 0, bottom: 2, right: 2 });
    key("Escape");
    expect(grid.block).toEqual({ top: 2, left: 2, bottom: 2, right: 2 });
  });

  it("takes a whole column by its header, which keeps the keyboard, and a whole row by its number", () => {
    const { grid } = gridOf();
    grid.selectColumn(1);
    expect([grid.block, grid.selection?.focus.row]).toEqual([{ top: 0, left: 1, bottom: 2, right: 1 }, -1]);
    grid.selectRow(2);
    expect(grid.block).toEqual({ top: 2, left: 0, bottom: 2, right: 2 });
  });

  it("leaves the table with Tab behind its last cell", () => {
    const { grid, key } = gridOf();
    grid.select({ row: 2, column: 1 });
    expect([key("Tab"), key("Tab")]).toEqual([true, false]);
    expect(key("Tab", { shiftKey: true })).toBe(true);
  });
});

describe("editing", () => {
  it("begins with a letter, Enter or F2, and tells what became of the cell", () => {
    const { grid, key, names, data, events } = gridOf();
    grid.select({ row: 1, column: 0 });
    key("E");
    expect(grid.editing).toEqual({ row: 1, column: 0, text: "E" });
    expect([grid.commit("Edsger"), grid.editing]).toEqual([true, null]);
    expect([data()[1], names().slice(1), events.at(-1)?.[1]]).toEqual([["Edsger", 36, true], ["change", "input", "edit"], { index: [1, 0], value: "Edsger" }]);
    key("F2");
    expect(grid.editing?.text).toBe("Edsger");
  });

  it("says nothing where nothing was changed, and nothing where it was given up", () => {
    const { grid, key, names } = gridOf();
    grid.select({ row: 0, column: 1 });
    key("Enter");
    grid.commit("85");
    key("Enter");
    grid.cancel();
    expect(names()).toEqual(["select"]);
  });

  it("holds a column to its kind, and says what would do", () => {
    const { grid, key, data } = gridOf({ datatype: ["str", "number", "bool"] });
    grid.select({ row: 0, column: 1 });
    key("Enter");
    expect([grid.commit("old"), grid.problem, data()[0]?.[1]]).toEqual([false, "This column takes numbers, such as 3.5.", 85]);
    grid.leave();
    expect([grid.editing, grid.problem !== ""]).toEqual([null, true]);
  });

  it("ticks with Space and Enter", () => {
    const { grid, key, data } = gridOf();
    grid.select({ row: 0, column: 2 });
    key(" ");
    expect(data()[0]?.[2]).toBe(true);
    key("Enter");
    expect(data()[0]?.[2]).toBe(false);
  });

  it("leaves a row where it was in the order, until it is sorted anew", () => {
    const { grid } = gridOf();
    grid.sort(1, false);
    expect(grid.view).toEqual([1, 2, 0]);
    grid.select({ row: 0, column: 1 });
    grid.edit();
    grid.commit("99");
    expect(grid.view).toEqual([1, 2, 0]);
    grid.sort(1, false);
    expect(grid.view).toEqual([1, 0, 2]);
  });

  it("is not for what is read only, nor for columns that are fixed", () => {
    const read = gridOf({ interactive: false });
    read.grid.select({ row: 0, column: 0 });
    read.key("x");
    read.key("Delete");
    read.grid.paste("x");
    read.grid.toggle({ row: 0, column: 2 });
    expect([read.grid.editing, read.names(), read.grid.canAddRow, read.grid.deletable]).toEqual([null, ["select"], false, { rows: 0, columns: 0 }]);
    const fixed = gridOf({ static_columns: [0] });
    fixed.grid.select({ row: 0, column: 0 });
    fixed.key("x");
    expect(fixed.grid.editing).toBeNull();
    fixed.key("ArrowRight", { shiftKey: true });
    fixed.key("Delete");
    expect(fixed.data()[0]).toEqual(["Grace", null, false]);
  });

  it("can be taken back, and the taking back too", () => {
    const { grid, key, data } = gridOf();
    grid.select({ row: 0, column: 0 });
    key("Delete");
    key("z", { ctrlKey: true });
    expect(data()[0]?.[0]).toBe("Grace");
    key("Z", { ctrlKey: true, shiftKey: true });
    expect(data()[0]?.[0]).toBeNull();
    key("y", { metaKey: true });
    expect(data()[0]?.[0]).toBeNull();
  });

  it("renames a column where columns may change", () => {
    const { grid, key, headers } = gridOf();
    grid.select({ row: -1, column: 0 });
    key("F2");
    grid.commit("who");
    expect(headers()).toEqual(["who", "age", "active"]);
    const fixed = gridOf({ col_count: [3, "fixed"] });
    fixed.grid.select({ row: -1, column: 0 });
    fixed.key("F2");
    expect(fixed.grid.editing).toBeNull();
  });

  it("does not take shortcuts for letters", () => {
    const { grid, key } = gridOf();
    grid.select({ row: 0, column: 0 });
    expect([key("s", { ctrlKey: true }), key("x", { altKey: true }), key("a", { isComposing: true }), key("F5")]).toEqual([false, false, false, false]);
    expect(grid.editing).toBeNull();
  });
});

describe("pasting", () => {
  it("puts cells in from the corner on, as what their columns hold", () => {
    const { grid, data, names } = gridOf();
    grid.select({ row: 1, column: 0 });
    grid.paste("Edsger\t72\nBarbara\t80");
    expect(data()).toEqual([["Grace", 85, false], ["Edsger", 72, true], ["Barbara", 80, true]]);
    expect([grid.block, names().slice(1)]).toEqual([{ top: 1, left: 0, bottom: 2, right: 1 }, ["change", "input"]]);
  });

  it("lets the table grow where it may", () => {
    const { grid, data, headers } = gridOf({ col_count: null });
    grid.select({ row: 2, column: 2 });
    grid.paste("true\tx\r\nfalse\ty");
    expect([data().slice(2), headers()]).toEqual([[["Alan", 41, true, "x"], [null, null, false, "y"]], ["name", "age", "active", "4"]]);
  });

  it("says how much it had to leave out", () => {
    const { grid, data } = gridOf({ row_count: [3, "fixed"], col_count: [3, "fixed"], datatype: ["str", "number", "bool"] });
    grid.select({ row: 2, column: 0 });
    grid.paste("Alan\tunknown\tyes\textra\nmore\t1\tno");
    expect([data()[2], data().length, grid.problem]).toEqual([["Alan", 41, true], 3, "5 cells did not fit and were left out."]);
  });

  it("fills a selection with one cell, in the order that is shown", () => {
    const { grid, data } = gridOf();
    grid.sort(1, false);
    grid.select({ row: 0, column: 1 });
    grid.select({ row: 1, column: 1 }, true);
    grid.paste("50");
    expect(data().map((row) => row[1])).toEqual([85, 50, 50]);
  });

  it("takes ten thousand rows at once", () => {
    const { grid, data } = gridOf();
    grid.select({ row: 0, column: 0 });
    grid.paste(Array.from({ length: 10_000 }, (_, index) => `name ${index}\t${index}`).join("\n"));
    expect([data().length, data()[9999]?.slice(0, 2)]).toEqual([10_000, ["name 9999", 9999]]);
  });
});

describe("rows and columns", () => {
  it("are added behind the selection, or at the end", () => {
    const { grid, data, headers } = gridOf();
    grid.addRow();
    expect([data().length, grid.selection?.focus]).toEqual([4, { row: 3, column: 0 }]);
    grid.select({ row: 0, column: 0 });
    grid.addColumn();
    expect([headers(), data()[0], grid.selection?.focus]).toEqual([["name", "4", "age", "active"], ["Grace", null, 85, false], { row: 0, column: 1 }]);
  });

  it("are deleted as they are shown, down to what must stay", () => {
    const { grid, data, headers } = gridOf({ row_limits: [1, 4] });
    grid.sort(1, false);
    grid.select({ row: 0, column: 0 });
    grid.select({ row: 1, column: 0 }, true);
    expect(grid.deletable).toEqual({ rows: 2, columns: 1 });
    grid.deleteRows();
    expect([data(), grid.deletable.rows]).toEqual([[["Grace", 85, false]], 0]);
    grid.deleteColumns();
    expect(headers()).toEqual(["age", "active"]);
  });

  it("stop at their limits", () => {
    const { grid, data } = gridOf({ row_limits: [null, 3], column_limits: [null, 3] });
    grid.addRow();
    grid.addColumn();
    expect([grid.canAddRow, grid.canAddColumn, data().length]).toEqual([false, false, 3]);
  });

  it("are found by a text, and only those are kept where that is asked for", () => {
    const { grid, data } = gridOf();
    grid.search = "a";
    expect(grid.view).toEqual([0, 1, 2]);
    grid.search = "ALAN";
    expect(grid.view).toEqual([2]);
    grid.keepShown();
    expect([data(), grid.search]).toEqual([[["Alan", 41, true]], ""]);
  });

  it("sort by the keyboard too, by several with Shift", () => {
    const { grid, key } = gridOf();
    grid.select({ row: -1, column: 2 });
    key("Enter");
    expect([grid.sorted(2), grid.view]).toEqual(["ascending", [0, 1, 2]]);
    grid.select({ row: -1, column: 1 });
    key("Enter", { shiftKey: true });
    key("Enter", { shiftKey: true });
    expect([grid.sorted(1), grid.view]).toEqual(["descending", [0, 2, 1]]);
  });

  it("begin as many as were asked for", () => {
    const { grid } = gridOf({ value: null, headers: ["a", "b"], row_count: [3, "fixed"] });
    expect([grid.table.headers, grid.size, grid.canAddRow]).toEqual([["a", "b"], { rows: 3, columns: 2 }, false]);
  });
});

it("mirrors the arrows where text runs from right to left", () => {
  const { grid } = gridOf();
  grid.select({ row: 0, column: 1 });
  press(grid, { key: "ArrowLeft", shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, isComposing: false }, 10, true);
  expect(grid.selection?.focus.column).toBe(2);
});

it("remembers a hundred steps", () => {
  const history = new History<number>();
  for (let step = 0; step < 150; step += 1) history.push(step);
  let steps = 0;
  while (history.undo(0) !== null) steps += 1;
  expect(steps).toBe(100);
});

describe("widths", () => {
  const rows: Cell[][] = [["a", 1], ["x".repeat(30), 12]];

  it("are what the first cells need, within bounds, or what the author says", () => {
    const [wide, narrow] = widthsOf(["name", "n"], rows, ["text", "number"], null, 1000, byCount);
    expect([wide, narrow]).toEqual([250, 66]);
    expect(widthsOf(["a"], [["x".repeat(500)]], ["text"], null, 1000, byCount)).toEqual([360]);
    expect(widthsOf(["a", "b", "c", "d"], [], [], [120, "90px", "25%", "auto"], 1000, byCount)).toEqual([120, 90, 250, 66]);
  });

  it("share out what is left of the room", () => {
    const all = tracksOf([100, 50], [0, 1], 0, 44);
    expect([all.template, all.of(0), all.of(1)]).toEqual(["44px minmax(100px, 100fr) minmax(50px, 50fr)", 2, 3]);
    expect(tracksOf([100, 50], [0, 1], 0, 0, { 0: 100 }).template).toBe("100px minmax(50px, 50fr)");
    const some = tracksOf([100, 50, 60, 70, 80], [0, 3, 4], 1, 0);
    expect([some.template, some.of(0), some.of(3), some.of(4)]).toEqual(["100px 110px 70px 80px", 1, 3, 4]);
    expect([numbersWidth(9), numbersWidth(100_000)]).toEqual([44, 78]);
  });

  it("tell which of many columns are in view", () => {
    const many = Array.from({ length: 100 }, () => 100);
    expect([columnsIn(many, 0, 500), columnsIn(many, 2050, 500), columnsIn(many, 9_900, 500), columnsIn([100, 100], 0, 50)]).toEqual([
      [0, 6], [19, 27], [98, 99], [0, 1],
    ]);
  });
});

describe("the component", () => {
  beforeAll(() => {
    // jsdom lays nothing out: the grid sees a window of ten rows.
    vi.spyOn(Element.prototype, "clientHeight", "get").mockReturnValue(360);
    vi.spyOn(Element.prototype, "clientWidth", "get").mockReturnValue(800);
  });
  const cells = (all: (selector: string) => HTMLElement[]): string[] => all("[role=gridcell]").map((cell) => cell.textContent.trim());

  it("draws of many rows those in view, and says how many there are", () => {
    const data: Cell[][] = Array.from({ length: 10_000 }, (_, index) => [index, `name ${index}`]);
    const { find, all } = render(Dataframe, { ...defaults, label: "People", value: { headers: ["id", "name"], data, metadata: null }, interactive: false });
    expect(find("[role=grid]").getAttribute("aria-rowcount")).toBe("10001");
    expect(find(".constraint").textContent).toBe("10,000 rows");
    expect(all("[role=row]").length).toBeLessThan(30);
    expect(cells(all).slice(0, 4)).toEqual(["0", "name 0", "1", "name 1"]);
  });

  it("is edited in place", () => {
    const { find, all, key, value } = render(Dataframe, { ...defaults, label: "People", value: PEOPLE });
    find("[role=grid]").focus();
    flushSync();
    key("[role=grid]", "Enter");
    const editor = find<HTMLInputElement>(".editor");
    expect([editor.value, document.activeElement === editor]).toEqual(["Grace", true]);
    editor.value = "Barbara";
    editor.dispatchEvent(new InputEvent("input", { bubbles: true }));
    key(".editor", "Enter");
    expect([cells(all)[0], (value() as Table).data[0]?.[0], all(".editor").length]).toEqual(["Barbara", "Barbara", 0]);
  });

  it("has its actions as buttons, for those without a keyboard", () => {
    const { all, click, find } = render(Dataframe, { ...defaults, label: "People", value: PEOPLE });
    const actions = (): string[] => all(".actions button").map((button) => button.textContent.trim());
    expect(actions()).toEqual(["Row", "Column"]);
    find("[role=grid]").focus();
    flushSync();
    expect(actions()).toEqual(["Row", "Column", "Delete row", "Delete column"]);
    click(".actions button:nth-child(3)");
    expect(cells(all).slice(0, 2)).toEqual(["Ada", "36"]);
  });

  it("sorts by its headers, and is empty before there is something", () => {
    const { all, click, find, set } = render(Dataframe, { ...defaults, label: "People", interactive: false });
    expect(all("[role=grid]")).toEqual([]);
    set({ value: PEOPLE });
    click("[aria-label='Sort by name']");
    expect([cells(all)[0], find("[data-row='-1'][data-column='0']").getAttribute("aria-sort")]).toEqual(["Ada", "ascending"]);
  });

  it("shows what its author styled", () => {
    const value = { ...PEOPLE, metadata: { display_value: [["G.", "85 y", ""]], styling: [["color: red", "", ""]] } };
    const { all } = render(Dataframe, { ...defaults, value, interactive: false });
    expect([cells(all)[0], all("[role=gridcell] .text")[0]?.style.color, cells(all)[1]]).toEqual(["G.", "red", "85 y"]);
  });
});
