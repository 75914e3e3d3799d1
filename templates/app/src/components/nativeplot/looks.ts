import type { Chart, Column, Row } from "./rows.js";
import type { NativeplotProps } from "./types.js";

type Part = Record<string, unknown>;
type Table = Pick<Chart, "columns" | "rows">;

/** Return colors, dashes, sizes and shapes, each with its legend. */
export function looksOf(own: NativeplotProps, { columns, rows }: Table, narrow: boolean): Part {
  const look = (name: string | null, title: string | null, place: string | null): Part | null => {
    const column = columns.get(name ?? "");
    return column ? { field: column.field, type: column.type, title: title ?? column.name, legend: legendOf(title ?? column.name, place, narrow) } : null;
  };
  const color = look(own.color, own.color_title ?? own.color_legend_title, own.color_legend_position);
  const made: Part = {
    strokeDash: look(own.stroke_dash, own.stroke_dash_legend_title, own.stroke_dash_legend_position),
    size: look(own.size, own.size_legend_title, own.size_legend_position),
    shape: look(own.shape, own.shape_legend_title, own.shape_legend_position),
    color: color && { ...color, ...colorsOf(own, color, rows) },
  };
  return Object.fromEntries(Object.entries(made).filter(([, part]) => part !== null));
}

function legendOf(title: string, place: string | null, narrow: boolean): Part | null {
  if (place === "none") return null;
  return { title, orient: place ?? (narrow ? "bottom" : "right"), ...(narrow ? { direction: "horizontal", columns: 2 } : {}) };
}

/** For values of which the author's map says nothing. */
const SPARE = ["#7c7f88", "#a3a6ad", "#5c6069"];

function colorsOf(own: NativeplotProps, color: Part, rows: readonly Row[]): Part {
  const legend = color["legend"] as Part | null;
  const shown = legend && own.colors_in_legend ? { legend: { ...legend, values: own.colors_in_legend } } : {};
  const { color_map: map } = own;
  if (!map || color["type"] !== "nominal") return shown;
  const names = [...new Set(rows.map((row) => String(row[String(color["field"])])))];
  const domain = [...names.filter((name) => name in map), ...names.filter((name) => !(name in map))];
  return { ...shown, scale: { domain, range: domain.map((name, index) => map[name] ?? SPARE[index % SPARE.length]) } };
}

/** Return what is told of a mark that is pointed at. */
export function tooltipOf(own: NativeplotProps, { columns, rows }: Table): Part[] | null {
  if (own.tooltip === "none") return null;
  return [...new Set(namesTold(own, columns))].flatMap((name) => {
    const column = columns.get(name);
    if (!column) return [];
    const format = column.type === "temporal" ? { format: timeFormat(rows, column) } : {};
    return [{ field: column.field, type: column.type, title: column.name, ...format }];
  });
}

function namesTold(own: NativeplotProps, columns: ReadonlyMap<string, Column>): string[] {
  const { tooltip } = own;
  const [first, second] = columns.keys();
  const drawn = [own.x ?? first, own.y ?? second, own.color, own.stroke_dash, own.size, own.shape, own.group];
  if (tooltip === null || tooltip === "axis") return drawn.flatMap((name) => name ?? []);
  if (tooltip === "all") return [...columns.keys()];
  return typeof tooltip === "string" ? [tooltip] : tooltip;
}

/** Days where all of them begin at midnight, else minutes. */
function timeFormat(rows: readonly Row[], { field }: Column): string {
  const days = rows.every(({ [field]: cell }) => typeof cell !== "number" || new Date(cell).getHours() + new Date(cell).getMinutes() === 0);
  return days ? "%Y-%m-%d" : "%Y-%m-%d %H:%M";
}
