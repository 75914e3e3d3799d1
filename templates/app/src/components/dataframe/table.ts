import type { Cell, Count, Table } from "./shapes.js";

/** Return the table to begin with: the value, or as many empty cells as were asked for. */
export function tableOf(value: Table | null, headers: readonly string[] | null, rows: Count | null, columns: Count | null): Table {
  const { headers: given, data, metadata } = value ?? { headers: [], data: [], metadata: null };
  const names = given.length > 0 ? given : (headers ?? []);
  const all = Array.from({ length: widthOf(names, data, columns) }, (_, index) => names[index] ?? String(index + 1));
  return { headers: all, data: data.length > 0 ? data : Array.from({ length: rows?.[0] ?? 1 }, () => emptyRow(all.length)), metadata };
}

function widthOf(names: readonly string[], data: readonly Cell[][], columns: Count | null): number {
  const asked = names.length > 0 ? 0 : (columns?.[0] ?? 3);
  return Math.max(names.length, data[0]?.length ?? asked);
}

export function emptyRow(width: number): Cell[] {
  return Array.from({ length: width }, () => null);
}

/**
 * Return the table with these cells from `column` on in the rows with these indices, in their order; what does not fit is left out.
 * Display values go: they are not of these cells.
 */
export function withCells(table: Table, rows: readonly number[], column: number, cells: readonly (readonly Cell[])[]): Table {
  const data = [...table.data];
  cells.forEach((line, down) => {
    const index = rows[down] ?? -1;
    const old = data[index];
    if (old === undefined) return;
    const next = [...old];
    line.forEach((cell, right) => {
      if (column + right < table.headers.length) next[column + right] = cell;
    });
    data[index] = next;
  });
  return { ...table, data, metadata: null };
}

/** Return the table with `count` empty rows before the one at `row`. */
export function withRows(table: Table, row: number, count = 1): Table {
  const added = Array.from({ length: count }, () => emptyRow(table.headers.length));
  return { ...table, data: [...table.data.slice(0, row), ...added, ...table.data.slice(row)], metadata: null };
}

export function withoutRows(table: Table, rows: readonly number[]): Table {
  return { ...table, data: without(table.data, rows), metadata: null };
}

function without<T>(list: readonly T[], indices: readonly number[]): T[] {
  const gone = new Set(indices);
  return list.filter((_, index) => !gone.has(index));
}

/** Return the table with `count` empty columns before the one at `column`. */
export function withColumns(table: Table, column: number, count = 1): Table {
  const names = Array.from({ length: count }, (_, index) => freeName(table.headers, table.headers.length + 1 + index));
  return { headers: inserted(table.headers, column, names), data: table.data.map((row) => inserted(row, column, emptyRow(count))), metadata: null };
}

export function withoutColumns(table: Table, columns: readonly number[]): Table {
  return { headers: without(table.headers, columns), data: table.data.map((row) => without(row, columns)), metadata: null };
}

/** Return the table with these rows alone, in their old order. */
export function withOnly(table: Table, rows: readonly number[]): Table {
  const kept = new Set(rows);
  return { ...table, data: table.data.filter((_, index) => kept.has(index)), metadata: null };
}

export function withHeader(table: Table, column: number, name: string): Table {
  return { ...table, headers: table.headers.map((old, index) => (index === column ? name : old)) };
}

function inserted<T>(list: readonly T[], at: number, items: readonly T[]): T[] {
  return [...list.slice(0, at), ...items, ...list.slice(at)];
}

function freeName(headers: readonly string[], number: number): string {
  return headers.includes(String(number)) ? freeName(headers, number + 1) : String(number);
}

/** How many rows or columns there may be. */
export interface Limits {
  least: number;
  most: number;
}

/** Return the limits that a count and the author's own limits set; a fixed count allows no other. */
export function limitsOf(count: Count | null, limits: [number | null, number | null] | null): Limits {
  if (count?.[1] === "fixed") return { least: count[0], most: count[0] };
  return { least: limits?.[0] ?? 0, most: limits?.[1] ?? Infinity };
}
