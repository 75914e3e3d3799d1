import type { NativeplotProps } from "./types.js";
import type { Cell, Datatype, Value } from "./shapes.js";

/** A row of a chart: its cells by the number of their column as `c0`, `c1`, …, and where its bin ends. */
export type Row = Record<string, Cell>;

export interface Column {
  /** Its name in a row: names that people give mean paths to Vega. */
  field: string;
  name: string;
  type: Datatype;
}

/** A table as a chart reads it. */
export interface Chart {
  rows: Row[];
  columns: Map<string, Column>;
  x: Column | undefined;
  y: Column | undefined;
  /** Width of the bins of x. */
  bin: number | null;
}

const SECONDS: Record<string, number> = { s: 1, m: 60, h: 3600, d: 86_400 };

const NOTHING: NonNullable<Value> = { columns: [], data: [], datatypes: {}, mark: "point" };

/** Return the rows that are drawn, put into bins and summed up as the author wants. */
export function chartOf(own: NativeplotProps): Chart {
  const value = own.value ?? NOTHING;
  const columns = new Map(value.columns.map((name, index) => [name, { field: `c${index}`, name, type: value.datatypes[name] ?? "nominal" }]));
  const [first = "", second = ""] = value.columns;
  const x = columns.get(own.x ?? first), y = columns.get(own.y ?? second);
  const bin = binOf(own.x_bin, x?.type);
  const rows = rowsOf(value, columns);
  return { rows: x && y ? summedUp(own, rows, columns, { x, y, bin }) : rows, columns, x, y, bin };
}

function summedUp(own: NativeplotProps, rows: Row[], columns: Chart["columns"], { x, y, bin }: { x: Column; y: Column; bin: number | null }): Row[] {
  if (bin === null && own.y_aggregate === null) return rows;
  const apart = [own.color, own.stroke_dash, own.group].flatMap((name) => columns.get(name ?? "")?.field ?? []);
  return grouped(rows, { x: x.field, y: y.field, apart, bin, temporal: x.type === "temporal", how: own.y_aggregate ?? "sum" });
}

function rowsOf(value: NonNullable<Value>, columns: Map<string, Column>): Row[] {
  const list = [...columns.values()];
  return value.data.map((cells) => Object.fromEntries(list.map(({ field, type }, index) => {
    const cell = cells[index] ?? null;
    return [field, type === "temporal" && typeof cell === "string" ? Date.parse(cell) : cell];
  })));
}

/** Return how wide bins are, in the unit of the axis: times are in milliseconds. */
export function binOf(given: string | number | null, type: Datatype | undefined): number | null {
  if (given === null || type === undefined || type === "nominal") return null;
  const seconds = typeof given === "number" ? given : Number(given.slice(0, -1)) * (SECONDS[given.slice(-1)] ?? Number.NaN);
  const width = type === "temporal" ? seconds * 1000 : seconds;
  return width > 0 ? width : null;
}

interface Grouping {
  x: string;
  y: string;
  /** Fields whose values stay apart. */
  apart: string[];
  bin: number | null;
  /** Whether bins begin where the visitor's days do. */
  temporal: boolean;
  how: NonNullable<NativeplotProps["y_aggregate"]>;
}

/** Return one row for each bin and each of the values that stay apart. */
export function grouped(rows: readonly Row[], { x, y, apart, bin, temporal, how }: Grouping): Row[] {
  const groups = new Map<string, { first: Row; values: number[]; count: number }>();
  for (const row of rows) {
    const cell = row[x] ?? null;
    const zone = temporal && typeof cell === "number" ? new Date(cell).getTimezoneOffset() * 60_000 : 0;
    const start = bin !== null && typeof cell === "number" ? Math.floor((cell - zone) / bin) * bin + zone : cell;
    const key = JSON.stringify([start, ...apart.map((field) => row[field])]);
    const group = groups.get(key) ?? { first: { ...row, [x]: start }, values: [], count: 0 };
    const value = row[y];
    if (typeof value === "number") group.values.push(value);
    group.count += 1;
    groups.set(key, group);
  }
  return [...groups.values()].map(({ first, values, count }) => ({ ...first, [y]: how === "count" ? count : summary(values, how) }));
}

function summary(values: number[], how: Exclude<Grouping["how"], "count">): number | null {
  if (values.length === 0) return null;
  const sum = values.reduce((total, value) => total + value, 0);
  switch (how) {
    case "sum": return sum;
    case "mean": return sum / values.length;
    case "min": return values.reduce((least, value) => Math.min(least, value));
    case "max": return values.reduce((most, value) => Math.max(most, value));
    case "median": return median(values);
  }
}

function median(values: number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2;
}

/** Return the smallest step between two values of x: how wide a bar is that has no bin. */
export function stepOf(rows: readonly Row[], field: string): number {
  const values = [...new Set(rows.map((row) => row[field]))].filter((cell) => typeof cell === "number").sort((one, other) => one - other);
  const steps = values.slice(1).map((value, index) => value - (values[index] ?? value));
  return steps.length > 0 ? steps.reduce((least, step) => Math.min(least, step)) : 1;
}
