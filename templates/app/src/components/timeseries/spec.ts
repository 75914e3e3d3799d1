import type { ChartSpec } from "../../kit/charts/vega.js";
import type { Cell } from "./shapes.js";
import type { TimeseriesProps } from "./types.js";

interface Lines {
  spec: ChartSpec;
  /** Points of all lines. */
  count: number;
}

/** Return the lines that a table makes, as Vega-Lite; null where it has none. */
export function linesOf({ value, x, y, colors }: Pick<TimeseriesProps, "value" | "x" | "y" | "colors">): Lines | null {
  if (!value) return null;
  const [across = ""] = x === null ? value.headers : [x];
  const at = value.headers.indexOf(across);
  const names = typeof y === "string" ? [y] : (y ?? numbersOf(value, at));
  if (at < 0 || names.length === 0) return null;
  const { type, read } = scaleOf(value.data.map((row) => row[at] ?? null));
  const values = names.flatMap((line) => {
    const column = value.headers.indexOf(line);
    return value.data.map((row) => ({ x: read(row[at] ?? null), y: row[column] ?? null, line }));
  });
  return { spec: specOf({ values, across, type, names, colors }), count: values.length };
}

/** Return the other columns that hold numbers. */
function numbersOf({ headers, data }: NonNullable<TimeseriesProps["value"]>, at: number): string[] {
  return headers.filter((_, index) => index !== at && data.some((row) => typeof row[index] === "number"));
}

interface Table {
  values: { x: Cell; y: Cell; line: string }[];
  across: string;
  type: string;
  names: string[];
  colors: TimeseriesProps["colors"];
}

function specOf({ values, across, type, names, colors }: Table): ChartSpec {
  const time = type === "temporal" ? { format: "%Y-%m-%d %H:%M" } : {};
  const scale = type === "quantitative" ? { scale: { zero: false } } : {};
  const several = names.length > 1;
  return {
    data: { values }, mark: { type: "line", strokeWidth: 2, point: values.length <= 2000 ? "transparent" : false },
    height: 300, width: "container", autosize: { type: "fit", contains: "padding" },
    encoding: {
      x: { field: "x", type, title: across, axis: { labelAngle: 0 }, ...scale },
      y: { field: "y", type: "quantitative", title: several ? null : names[0], scale: { zero: false } },
      color: { field: "line", type: "nominal", title: null, scale: { domain: names, ...(colors ? { range: colors } : {}) }, legend: several ? { orient: "top" } : null },
      tooltip: [{ field: "x", type, title: across, ...time }, { field: "y", type: "quantitative", title: "value" }, { field: "line", type: "nominal", title: "line" }],
    },
  };
}

/** Return what the cells along the axis are: numbers, points in time, or names. */
function scaleOf(cells: readonly Cell[]): { type: string; read: (cell: Cell) => Cell } {
  const there = cells.filter((cell) => cell !== null);
  if (there.every((cell) => typeof cell === "number")) return { type: "quantitative", read: (cell) => cell };
  const times = there.every((cell) => typeof cell === "string" && !Number.isNaN(Date.parse(cell)));
  return times ? { type: "temporal", read: (cell) => (typeof cell === "string" ? timeOf(cell) : cell) } : { type: "nominal", read: (cell) => cell };
}

/** Return a time in milliseconds; a bare day is read as the visitor's, as a time without a zone is. */
function timeOf(text: string): number {
  return Date.parse(/^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00:00` : text);
}
