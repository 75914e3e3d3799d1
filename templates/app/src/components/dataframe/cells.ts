import type { Cell, ColumnType } from "./shapes.js";

/** How a column's cells are shown, compared and edited. */
export type Kind = "text" | "number" | "bool" | "date" | "markdown" | "html" | "image";

/** Rows that tell what a column without a declared kind holds. */
const SAMPLE = 100;

const DECLARED: Record<ColumnType, Kind | null> = {
  str: null, auto: null, number: "number", bool: "bool", date: "date", markdown: "markdown", html: "html", image: "image",
};

/** Return the kind of each column: the declared one, or for text (the default) what its first cells are. */
export function kindsOf(width: number, rows: readonly Cell[][], datatype: ColumnType | readonly ColumnType[]): Kind[] {
  const declared = (column: number): ColumnType => (typeof datatype === "string" ? datatype : (datatype[column] ?? "str"));
  return Array.from({ length: width }, (_, column) => DECLARED[declared(column)] ?? found(rows, column));
}

function found(rows: readonly Cell[][], column: number): Kind {
  const types = new Set<string>();
  for (const row of rows.slice(0, SAMPLE)) {
    const cell = row[column] ?? null;
    if (cell !== null && cell !== "") types.add(typeof cell);
  }
  if (types.size !== 1) return "text";
  return types.has("number") ? "number" : types.has("boolean") ? "bool" : "text";
}

const NUMBER = /^[+-]?(\d[\d\s_]*([.,]\d*)?|[.,]\d+)(e[+-]?\d+)?$/i;

/** Return the number that `text` spells, null if none: "1 000", "3,5" and "1e3" count too. */
export function parseNumber(text: string): number | null {
  const trimmed = text.trim();
  if (!NUMBER.test(trimmed)) return null;
  const value = Number(trimmed.replace(/[\s_]/g, "").replace(",", "."));
  return Number.isFinite(value) ? value : null;
}

const BOOLEANS: Record<string, boolean> = { true: true, yes: true, "1": true, false: false, no: false, "0": false, "": false };

/** What typing gives: a cell, or why it does not fit. */
export type Parsed = { cell: Cell } | { problem: "table.number" | "table.bool" };

/**
 * Read what was typed into a cell.
 *
 * @param declared - Whether the author said that the column holds numbers; where that was only seen, text is welcome.
 */
export function parseCell(text: string, kind: Kind, declared: boolean): Parsed {
  if (kind === "number") {
    if (text.trim() === "") return { cell: null };
    const number = parseNumber(text);
    if (number !== null) return { cell: number };
    return declared ? { problem: "table.number" } : { cell: text };
  }
  if (kind === "bool") {
    const known = BOOLEANS[text.trim().toLowerCase()];
    if (known !== undefined) return { cell: known };
    return declared ? { problem: "table.bool" } : { cell: text };
  }
  return { cell: text };
}

/** Return what the editor and the clipboard show of a cell. */
export function textOf(cell: Cell | undefined): string {
  return cell === null || cell === undefined ? "" : String(cell);
}

/** Return what the grid shows of a cell: text of at most `limit` characters. */
export function shownOf(cell: Cell | undefined, kind: Kind, limit: number | null): string {
  const text = kind === "date" ? dateOf(textOf(cell)) : textOf(cell);
  return limit !== null && text.length > limit ? `${text.slice(0, limit)}…` : text;
}

/** A date at midnight needs no time: pandas writes one all the same. */
function dateOf(text: string): string {
  return text.replace(/^(\d{4}-\d\d-\d\d)T00:00:00(\.0+)?$/, "$1").replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(:\d\d)?.*$/, "$1 $2$3");
}

/** Return whether the author declared the column's kind. */
export function isDeclared(column: number, datatype: ColumnType | readonly ColumnType[]): boolean {
  return DECLARED[typeof datatype === "string" ? datatype : (datatype[column] ?? "str")] !== null;
}
