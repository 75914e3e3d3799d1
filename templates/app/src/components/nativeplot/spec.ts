import type { ChartSpec } from "../../kit/charts/vega.js";
import { looksOf, tooltipOf } from "./looks.js";
import { chartOf, stepOf, type Chart, type Column, type Row } from "./rows.js";
import type { NativeplotProps } from "./types.js";

type Part = Record<string, unknown>;

/** Numbers that stand beside each other as names do, up to so many. */
const MOST_NAMES = 40;
const TALL = 320;

/** What the page decides, and no author. */
export interface Setting {
  /** Whether a part of the x axis can be chosen. */
  brush: boolean;
  /** Whether there is room for a legend at the side. */
  narrow: boolean;
  /** Pixels of the place. */
  width: number;
}

/** A chart with the columns of its two axes. */
type Placed = Chart & { x: Column; y: Column };

/** Return the chart that a table and its properties make, as Vega-Lite, and how many marks it has. */
export function specOf(own: NativeplotProps, setting: Setting): { spec: ChartSpec; count: number } {
  const { x, y, ...chart } = chartOf(own);
  if (!x || !y) return { spec: {}, count: 0 };
  const placed: Placed = { ...chart, x, y };
  const bars = own.value?.mark === "bar" ? barsOf(own, placed) : null;
  const group = chart.columns.get(own.group ?? "");
  const values = withEnds(chart.rows, x, bars);
  const spec: ChartSpec = {
    ...(own.title ? { title: own.title } : {}),
    data: { values },
    mark: { ...markOf(own, bars, values.length), clip: own.zoom || own.x_lim !== null || own.y_lim !== null },
    encoding: { ...axesOf(own, placed, bars), ...looksOf(own, chart, setting.narrow), ...besides(own, group), tooltip: tooltipOf(own, chart) },
    params: paramsOf(own, placed, bars, setting),
    ...sizeOf(own, chart, group, setting),
  };
  return { spec, count: values.length };
}

/** Return what puts the values of a column into charts of their own, beside each other. */
function besides(own: NativeplotProps, group: Column | undefined): Part {
  return group ? { column: { field: group.field, type: "nominal", title: own.group_title ?? group.name } } : {};
}

/** Return rows that say where their bar ends, where bars stand on a scale. */
function withEnds(rows: Row[], x: Column, bars: Bars | null): Row[] {
  const step = bars?.step;
  return step ? rows.map((row) => ({ ...row, end: Number(row[x.field]) + step })) : rows;
}

interface Bars {
  /** Whether the values they stand at are names, and no scale. */
  names: boolean;
  /** Whether they lie from names towards numbers, whatever was said. */
  turned: boolean;
  /** Whether they lie. */
  lying: boolean;
  /** How wide they are on a scale; null on names. */
  step: number | null;
}

const NO_BARS: Bars = { names: false, turned: false, lying: false, step: null };

function barsOf(own: NativeplotProps, { rows, x, y, bin }: Placed): Bars {
  if (y.type === "nominal" && x.type === "quantitative") return { names: false, turned: true, lying: false, step: null };
  const few = x.type === "quantitative" && new Set(rows.map((row) => row[x.field])).size <= MOST_NAMES;
  const names = bin === null && (x.type === "nominal" || few);
  return { names, turned: false, lying: !own.vertical, step: names ? null : (bin ?? stepOf(rows, x.field)) };
}

function sizeOf(own: NativeplotProps, { rows }: Pick<Chart, "rows">, group: Column | undefined, { width }: Setting): Part {
  const height = own.height ?? TALL;
  if (!group) return { height, width: own.width ?? "container", autosize: { type: "fit", contains: "padding" } };
  const count = new Set(rows.map((row) => row[group.field])).size || 1;
  return { height, width: Math.max(80, Math.floor(((own.width ?? width) - 120) / count) - 20) };
}

function axesOf(own: NativeplotProps, chart: Placed, bars: Bars | null): Part {
  const across = acrossOf(own, chart, bars), up = upOf(own, chart.y, bars !== null);
  const ends = bars?.step ? { [bars.lying ? "y2" : "x2"]: { field: "end" } } : {};
  return bars?.lying ? { y: across, x: up, ...ends } : { x: across, y: up, ...ends };
}

function acrossOf(own: NativeplotProps, { x, bin }: Placed, bars: Bars | null): Part {
  const { x_axis_format: format } = own;
  const axis: Part = { labelAngle: own.x_label_angle, ...(format === null ? {} : { format }), ...labelsOf(own.x_axis_labels_visible) };
  const part: Part = { field: x.field, type: x.type, title: own.x_title ?? x.name, axis };
  if (x.type === "nominal") return { ...part, sort: orderOf(own, x) };
  if (bars?.names) return { ...part, type: "ordinal", sort: orderOf(own, x) };
  if (x.type === "temporal") return { ...part, scale: { ...domainOf(own.x_lim, 1000), nice: !own.x_lim } };
  const binned = bin === null ? {} : { bin: { binned: true, step: bin } };
  return { ...part, scale: { ...domainOf(own.x_lim), nice: !own.x_lim, zero: Boolean(bars?.turned) }, ...binned };
}

function labelsOf(visible: boolean | "hidden"): Part {
  if (visible === true) return {};
  return visible === "hidden" ? { labelOpacity: 0 } : { labels: false, ticks: false };
}

function orderOf({ sort }: NativeplotProps, x: Column): unknown {
  if (sort === "x") return "ascending";
  if (sort === "-x") return "descending";
  // Numbers that stand as names keep their own order, names that of the table.
  return sort ?? (x.type === "nominal" ? null : "ascending");
}

function upOf(own: NativeplotProps, y: Column, bars: boolean): Part {
  const { y_axis_format: format, y_aggregate: how } = own;
  const title = own.y_title ?? (how ? `${how} of ${y.name}` : y.name);
  const part = { field: y.field, type: how === "count" ? "quantitative" : y.type, title, axis: { labelAngle: own.y_label_angle, ...(format === null ? {} : { format }) } };
  if (part.type === "nominal") return { ...part, sort: null };
  return { ...part, scale: { ...domainOf(own.y_lim), ...(part.type === "temporal" ? {} : { zero: bars && !own.y_lim }) } };
}

/** Return the ends of a scale that the author gives, in units of which the scale has `factor`. */
function domainOf(limits: readonly (number | null)[] | null, factor = 1): Part {
  const [from, to] = limits ?? [];
  return { ...(typeof from === "number" ? { domainMin: from * factor } : {}), ...(typeof to === "number" ? { domainMax: to * factor } : {}) };
}

/** Points of a line that can be pointed at each, up to so many. */
const MOST_POINTS = 2000;

function markOf(own: NativeplotProps, bars: Bars | null, count: number): Part {
  if (bars) return { type: "bar", binSpacing: 1, ...(bars.step ? { orient: bars.lying ? "horizontal" : "vertical" } : {}) };
  if (own.value?.mark !== "line") return { type: "point", filled: true, size: 60, opacity: 0.8 };
  const point = own.overlay_point ? { filled: true, size: 40 } : count <= MOST_POINTS ? "transparent" : false;
  return { type: "line", strokeWidth: 2, point };
}

function paramsOf(own: NativeplotProps, { x, y }: Placed, bars: Bars | null, { brush }: Setting): Part[] {
  const { lying, names } = bars ?? NO_BARS;
  const [across, up] = lying ? ["y", "x"] : ["x", "y"];
  const scaled = x.type !== "nominal" && !names;
  if (brush && scaled) return [{ name: "brush", select: { type: "interval", encodings: [across] } }];
  const encodings = [scaled && across, y.type !== "nominal" && up].filter((each) => each !== false);
  if (!isMoved(own, x, bars) || encodings.length === 0) return [];
  // A wheel without Ctrl, and a finger, scroll the page.
  const select = { type: "interval", encodings, zoom: "wheel![event.ctrlKey || event.metaKey]", translate: "[mousedown, window:mouseup] > window:mousemove!" };
  return [{ name: "zoom", select, bind: "scales" }];
}

/** Whether it can be zoomed into: a binned axis cannot, nor several charts beside each other. */
function isMoved(own: NativeplotProps, x: Column, bars: Bars | null): boolean {
  return own.zoom && own.group === null && !(bars?.step && x.type === "quantitative");
}
