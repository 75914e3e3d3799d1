import { t } from "../../i18n/index.svelte.js";
import { isInteractive, type ComponentNode } from "../../kit/node.js";
import { isDeclared, kindsOf, parseCell, textOf } from "./cells.js";
import { History } from "./history.js";
import { pasted } from "./paste.js";
import { at, blockOf, following, inside, moved, type Block, type Place, type Selection, type Size } from "./selection.js";
import type { Cell, Table } from "./shapes.js";
import { limitsOf, tableOf, withCells, withColumns, withHeader, withOnly, withoutColumns, withoutRows, withRows } from "./table.js";
import { toTsv } from "./tsv.js";
import type { DataframeProps, events } from "./types.js";
import { nextSorts, viewOf, type Sort } from "./view.js";

export type GridNode = ComponentNode<DataframeProps, (typeof events)[number]>;

/** A cell (or with row -1 a header) that is being edited, and the text to begin with. */
export interface Editing extends Place {
  text: string;
}

/** What a table is at: its rows in the order shown, the selection, the cell that is edited; and what people do to it. */
export class Grid {
  sorts = $state.raw<readonly Sort[]>([]);
  search = $state("");
  selection = $state.raw<Selection | null>(null);
  editing = $state.raw<Editing | null>(null);
  /** What was wrong with the last entry, and what would do. */
  problem = $state("");
  private readonly node: GridNode;
  private readonly history = new History<Table>();
  private edited: readonly Cell[][] | null = null;
  private base: readonly Cell[][] = [];

  readonly able = $derived.by(() => isInteractive(this.node));
  readonly table = $derived.by(() => {
    const { value, headers, row_count, col_count } = this.node.props;
    return tableOf(value, headers, row_count, col_count);
  });
  readonly kinds = $derived.by(() => kindsOf(this.table.headers.length, this.table.data, this.node.props.datatype));
  /** Indices of the rows that are shown. An edit does not move its row: the order stays until it is asked for anew. */
  readonly view = $derived.by(() => {
    const { data } = this.table;
    if (data !== this.edited) this.base = data;
    return viewOf(this.base, this.search, this.sorts, this.kinds);
  });
  readonly size = $derived.by((): Size => ({ rows: this.view.length, columns: this.table.headers.length }));
  readonly block = $derived.by((): Block | null => (this.selection ? blockOf(this.selection) : null));
  readonly rowLimits = $derived.by(() => limitsOf(this.node.props.row_count, this.node.props.row_limits));
  readonly columnLimits = $derived.by(() => limitsOf(this.node.props.col_count, this.node.props.column_limits));
  readonly canAddRow = $derived.by(() => this.able && this.table.data.length < this.rowLimits.most);
  readonly canAddColumn = $derived.by(() => this.able && this.size.columns < this.columnLimits.most);
  readonly canRename = $derived.by(() => this.able && this.node.props.col_count?.[1] !== "fixed");
  /** How many rows and columns the selection could delete. */
  readonly deletable = $derived.by(() => {
    const block = this.able ? this.block : null;
    const rows = block === null ? 0 : block.bottom - block.top + 1;
    const columns = block === null ? 0 : block.right - block.left + 1;
    return {
      rows: this.table.data.length - rows >= this.rowLimits.least ? rows : 0,
      // A table without columns could not be filled again.
      columns: this.size.columns - columns >= Math.max(1, this.columnLimits.least) ? columns : 0,
    };
  });

  constructor(node: GridNode) {
    this.node = node;
  }

  cell(row: number, column: number): Cell {
    return this.table.data[this.view[row] ?? -1]?.[column] ?? null;
  }

  isEditable(column: number): boolean {
    return this.able && !this.node.props.static_columns?.includes(column);
  }

  // -- selection ------------------------------------------------------------------------------------------------

  select(place: Place, extend = false): void {
    const focus = inside(place, this.size);
    const anchor = extend && this.selection ? this.selection.anchor : focus;
    const before = this.selection?.focus;
    this.selection = { anchor, focus };
    if (before?.row !== focus.row || before.column !== focus.column) this.told(focus);
  }

  selectColumn(column: number): void {
    this.selection = { anchor: { row: this.size.rows - 1, column }, focus: { row: -1, column } };
  }

  selectRow(row: number): void {
    this.selection = { anchor: { row, column: 0 }, focus: { row, column: this.size.columns - 1 } };
  }

  selectAll(): void {
    this.selection = { anchor: { row: 0, column: 0 }, focus: { row: this.size.rows - 1, column: this.size.columns - 1 } };
  }

  private told({ row, column }: Place): void {
    const index = this.view[row];
    if (index === undefined) return;
    const row_value = this.table.data[index] ?? [];
    this.node.emit("select", { index: [index, column], value: row_value[column] ?? null, row_value, selected: true });
  }

  /** Move by a key; says whether it was one that moves. */
  move(key: string, far: boolean, extend: boolean, page: number): boolean {
    const to = moved(key, this.selection?.focus ?? { row: -1, column: 0 }, this.size, far, page);
    if (to === null) return false;
    this.select(to, extend);
    return true;
  }

  /** Go to the next cell in reading order; says whether there was one. */
  step(backwards: boolean): boolean {
    const to = this.selection && following(this.selection.focus, this.size, backwards);
    if (!to) return false;
    this.select(to);
    return true;
  }

  // -- editing --------------------------------------------------------------------------------------------------

  /** Open the editor in the cell (or header) that has the keyboard; `text` replaces what is there. */
  edit(text?: string): void {
    const place = this.selection?.focus;
    if (!place || (place.row < 0 ? !this.canRename : !this.isEditable(place.column))) return;
    const now = place.row < 0 ? (this.table.headers[place.column] ?? "") : textOf(this.cell(place.row, place.column));
    this.selection = { anchor: place, focus: place };
    this.problem = "";
    this.editing = { ...place, text: text ?? now };
  }

  /** Take over what was typed; says whether it fits. */
  commit(text: string): boolean {
    const place = this.editing;
    if (!place) return true;
    if (place.row < 0) this.rename(place.column, text);
    else if (!this.put(place, text)) return false;
    this.editing = null;
    return true;
  }

  cancel(): void {
    this.editing = null;
    this.problem = "";
  }

  /** The editor was left with something in it that does not fit: the cell stays as it was, and why is still said. */
  leave(): void {
    this.editing = null;
  }

  /** Go on to the row below or above, as after Enter. */
  stepRow(by: 1 | -1): void {
    const place = this.selection?.focus;
    if (place && place.row >= 0) this.select({ ...place, row: Math.max(0, place.row + by) });
  }

  toggle({ row, column }: Place): void {
    if (this.isEditable(column)) this.setCell({ row, column }, this.cell(row, column) !== true);
  }

  private put(place: Place, text: string): boolean {
    const parsed = parseCell(text, this.kinds[place.column] ?? "text", isDeclared(place.column, this.node.props.datatype));
    this.problem = "problem" in parsed ? t(parsed.problem) : "";
    if ("problem" in parsed) return false;
    if (textOf(this.cell(place.row, place.column)) !== text) this.setCell(place, parsed.cell);
    return true;
  }

  private setCell({ row, column }: Place, cell: Cell): void {
    const index = this.view[row];
    if (index === undefined) return;
    this.apply(withCells(this.table, [index], column, [[cell]]), true);
    this.node.emit("edit", { index: [index, column], value: cell });
  }

  private rename(column: number, name: string): void {
    if (name !== this.table.headers[column]) this.apply(withHeader(this.table, column, name), true);
  }

  /** @param keepsOrder - Whether the rows stay those that they were. */
  private apply(table: Table, keepsOrder: boolean): void {
    this.history.push(this.table);
    if (keepsOrder) this.edited = table.data;
    this.node.input(table);
  }

  undo(): void {
    this.restore(this.history.undo(this.table));
  }

  redo(): void {
    this.restore(this.history.redo(this.table));
  }

  private restore(table: Table | null): void {
    if (table === null) return;
    this.node.input(table);
    if (this.selection) this.select(this.selection.focus);
  }

  // -- cells, rows, columns ------------------------------------------------------------------------------------

  clearCells(): void {
    const { block } = this;
    if (!this.able || !block) return;
    const rows = this.view.slice(block.top, block.bottom + 1);
    const cells = rows.map((index) => {
      const old = this.table.data[index] ?? [];
      return old.slice(block.left, block.right + 1).map((cell, right) => (this.isEditable(block.left + right) ? null : cell));
    });
    this.apply(withCells(this.table, rows, block.left, cells), true);
  }

  /** Return the cells selected as text for the clipboard. */
  copied(): string {
    const { block } = this;
    if (!block) return "";
    return toTsv(this.view.slice(block.top, block.bottom + 1).map((index) => (this.table.data[index] ?? []).slice(block.left, block.right + 1)));
  }

  /** Put text from a spreadsheet in, from the selection's corner on; the table grows where it may. */
  paste(text: string): void {
    const { block } = this;
    if (!this.able || !block) return;
    const { table, bottom, right, left_out } = pasted(text, block, {
      table: this.table, view: this.view, kinds: this.kinds, datatype: this.node.props.datatype,
      rows: this.rowLimits, columns: this.columnLimits, isEditable: (column) => this.isEditable(column),
    });
    this.problem = left_out > 0 ? t("table.left_out", { count: left_out }) : "";
    this.apply(table, table.data.length === this.table.data.length);
    this.selection = { anchor: { row: block.top, column: block.left }, focus: inside({ row: bottom, column: right }, this.size) };
  }

  addRow(): void {
    if (!this.canAddRow) return;
    const last = this.block ? this.view[this.block.bottom] : undefined;
    const index = last === undefined ? this.table.data.length : last + 1;
    this.apply(withRows(this.table, index), false);
    this.select({ row: this.view.indexOf(index), column: this.block?.left ?? 0 });
  }

  addColumn(): void {
    if (!this.canAddColumn) return;
    const column = this.block ? this.block.right + 1 : this.size.columns;
    this.apply(withColumns(this.table, column), false);
    this.select({ row: this.block?.top ?? 0, column });
  }

  deleteRows(): void {
    const { block } = this;
    if (!block || this.deletable.rows === 0) return;
    this.apply(withoutRows(this.table, this.view.slice(block.top, block.bottom + 1)), false);
    this.selection = at(Math.min(block.top, this.size.rows - 1), block.left);
  }

  deleteColumns(): void {
    const { block } = this;
    if (!block || this.deletable.columns === 0) return;
    const columns = Array.from({ length: block.right - block.left + 1 }, (_, index) => block.left + index);
    this.sorts = [];
    this.apply(withoutColumns(this.table, columns), false);
    this.selection = at(block.top, Math.min(block.left, this.size.columns - 1));
  }

  /** Leave only the rows that are shown. */
  keepShown(): void {
    this.apply(withOnly(this.table, this.view), false);
    this.search = "";
  }

  // -- order ----------------------------------------------------------------------------------------------------

  sort(column: number, more: boolean): void {
    // What was edited since counts again.
    this.edited = null;
    this.sorts = nextSorts(this.sorts, column, more);
  }

  sorted(column: number): "ascending" | "descending" | "none" {
    const sort = this.sorts.find((each) => each.column === column);
    return sort === undefined ? "none" : sort.descending ? "descending" : "ascending";
  }
}
