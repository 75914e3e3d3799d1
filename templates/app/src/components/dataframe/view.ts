import { textOf, type Kind } from "./cells.js";
import type { Cell } from "./shapes.js";

/** A column to sort by. */
export interface Sort {
  column: number;
  descending: boolean;
}

const COLLATOR = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });

/**
 * Return the indices of the rows to show, in order: those with `search` in some cell, sorted. The data itself stays as it is, so that
 * a row keeps its index.
 */
export function viewOf(rows: readonly Cell[][], search: string, sorts: readonly Sort[], kinds: readonly Kind[]): number[] {
  const wanted = search.trim().toLowerCase();
  const all = rows.map((_, index) => index);
  const found = wanted === "" ? all : all.filter((index) => holds(rows[index] ?? [], wanted));
  return sorts.length === 0 ? found : sorted(found, rows, sorts, kinds);
}

function holds(row: readonly Cell[], wanted: string): boolean {
  return row.some((cell) => textOf(cell).toLowerCase().includes(wanted));
}

function sorted(view: number[], rows: readonly Cell[][], sorts: readonly Sort[], kinds: readonly Kind[]): number[] {
  const compare = sorts.map(({ column, descending }) => {
    const order = kinds[column] === "number" ? byNumber : byText;
    return (a: number, b: number): number => missingLast(rows[a]?.[column] ?? null, rows[b]?.[column] ?? null, order, descending);
  });
  return view.sort((a, b) => {
    for (const each of compare) {
      const result = each(a, b);
      if (result !== 0) return result;
    }
    return a - b;
  });
}

function missingLast(a: Cell, b: Cell, order: (a: Cell, b: Cell) => number, descending: boolean): number {
  const aMissing = a === null || a === "";
  const bMissing = b === null || b === "";
  if (aMissing || bMissing) return Number(aMissing) - Number(bMissing);
  return descending ? order(b, a) : order(a, b);
}

function byNumber(a: Cell, b: Cell): number {
  return typeof a === "number" && typeof b === "number" ? a - b : byText(a, b);
}

function byText(a: Cell, b: Cell): number {
  return COLLATOR.compare(textOf(a), textOf(b));
}

/** Return the sorts after a press on a column's header: ascending, descending, none. With `more` other columns stay. */
export function nextSorts(sorts: readonly Sort[], column: number, more: boolean): Sort[] {
  const before = sorts.find((sort) => sort.column === column);
  const others = more ? sorts.filter((sort) => sort.column !== column) : [];
  if (before === undefined) return [...others, { column, descending: false }];
  return before.descending ? others : [...others, { column, descending: true }];
}
