import { compile, type TopLevelSpec } from "vega-lite";
import { describe, expect, it } from "vitest";
import { binOf, chartOf } from "./rows.js";
import type { Cell, Datatype } from "./shapes.js";
import { specOf } from "./spec.js";
import { defaults, type NativeplotProps } from "./types.js";

const SETTING = { brush: false, narrow: false, width: 600 };

function plot(mark: string, columns: Record<string, [Datatype, Cell[]]>, more: Partial<NativeplotProps> = {}): NativeplotProps {
  const names = Object.keys(columns);
  const cells = names.map((name) => columns[name]![1]);
  const data = cells[0]!.map((_, row) => cells.map((column) => column[row] ?? null));
  const datatypes = Object.fromEntries(names.map((name) => [name, columns[name]![0]]));
  return { ...defaults, value: { columns: names, data, datatypes, mark }, ...more };
}

interface Channel {
  field: string;
  type: string;
  scale: Record<string, unknown>;
  [name: string]: unknown;
}

/** The parts of a chart by their channel, and the whole; a chart that Vega-Lite does not take, or complains of, fails. */
function made(own: NativeplotProps, setting = SETTING): { encoding: Record<string, Channel>; spec: Record<string, unknown> } {
  const { spec } = specOf(own, setting);
  const told: unknown[] = [];
  const tell = (...words: unknown[]): never => { told.push(...words); return logger as never; };
  const logger = { level: () => 1, warn: tell, info: () => logger, debug: () => logger, error: tell };
  compile(spec as unknown as TopLevelSpec, { logger: logger });
  expect(told).toEqual([]);
  return { encoding: spec["encoding"] as Record<string, Channel>, spec };
}

const NAMES: Record<string, [Datatype, Cell[]]> = { "a.b[c]": ["nominal", ["x", "y", "x"]], n: ["quantitative", [1, 2, 3]], k: ["nominal", ["p", "q", "q"]] };
const DAY = 86_400_000;
const TIMES: Record<string, [Datatype, Cell[]]> = {
  t: ["temporal", ["2024-01-01T00:00:00", "2024-01-01T12:00:00", "2024-01-03T00:00:00"]], n: ["quantitative", [1, 3, null]],
};

describe("bars", () => {
  it("stand on names in the order of the table, whatever the column is called", () => {
    const { encoding, spec } = made(plot("bar", NAMES, { color: "k", y_title: "How many" }));
    expect(encoding["x"]).toMatchObject({ field: "c0", type: "nominal", title: "a.b[c]", sort: null });
    expect(encoding["y"]).toMatchObject({ field: "c1", title: "How many", scale: { zero: true } });
    expect(encoding["color"]).toMatchObject({ field: "c2", title: "k" });
    expect(spec).toMatchObject({ width: "container", height: 320 });
  });

  it("lie, and go from names to numbers", () => {
    expect(made(plot("bar", NAMES, { vertical: false })).encoding["y"]).toMatchObject({ field: "c0" });
    const turned = made(plot("bar", NAMES, { x: "n", y: "k" })).encoding;
    expect([turned["x"]?.type, turned["x"]?.scale["zero"], turned["y"]?.type]).toEqual(["quantitative", true, "nominal"]);
  });

  it("have a width on an axis of times, and none on few numbers", () => {
    const timed = made(plot("bar", TIMES));
    expect(timed.encoding["x2"]).toEqual({ field: "end" });
    const [first] = (timed.spec["data"] as { values: { c0: number; end: number }[] }).values;
    expect(first!.end - first!.c0).toBe(DAY / 2);
    expect(made(plot("bar", { a: ["quantitative", [3, 1, 3]], n: ["quantitative", [1, 2, 3]] })).encoding["x"]?.type).toBe("ordinal");
  });

  it("have charts of their own beside each other", () => {
    const { encoding, spec } = made(plot("bar", NAMES, { group: "k", group_title: "Kind" }));
    expect(encoding["column"]).toMatchObject({ field: "c2", title: "Kind" });
    expect(spec["width"]).toBe(220);
  });
});

describe("axes and legends", () => {
  it("are as the author says", () => {
    const { encoding, spec } = made(plot("point", { a: ["quantitative", [1, 2]], n: ["quantitative", [1, 2]], k: ["nominal", ["p", "q"]], s: ["quantitative", [5, 6]] }, {
      color: "k", color_map: { q: "red" }, colors_in_legend: ["q"], color_legend_position: "top-left", size: "s", size_legend_position: "none", shape: "k",
      x_lim: [0, null], y_lim: [null, 9], x_label_angle: 30, x_axis_format: ".1f", x_axis_labels_visible: "hidden", title: "T", height: 200, width: 300,
    }));
    expect(encoding["x"]).toMatchObject({ scale: { domainMin: 0, nice: false }, axis: { labelAngle: 30, format: ".1f", labelOpacity: 0 } });
    expect(encoding["y"]?.scale).toEqual({ domainMax: 9, zero: false });
    expect(encoding["color"]).toMatchObject({ legend: { orient: "top-left", values: ["q"] }, scale: { domain: ["q", "p"], range: ["red", "#a3a6ad"] } });
    expect(encoding["size"]?.["legend"]).toBe(null);
    expect(spec).toMatchObject({ title: "T", height: 200, width: 300 });
  });

  it("tell of what is pointed at what the author chose", () => {
    const told = (tooltip: NativeplotProps["tooltip"]): unknown => (made(plot("line", { ...TIMES, z: ["nominal", ["a", "b", "c"]] }, { tooltip })).encoding["tooltip"] as unknown as { title: string }[] | null)?.map(({ title }) => title);
    expect([told(null), told("all"), told("z"), told(["n"]), told("none")]).toEqual([["t", "n"], ["t", "n", "z"], ["z"], ["n"], undefined]);
  });

  it("take limits of times in seconds", () => {
    expect(made(plot("line", TIMES, { x_lim: [1000, 2000] })).encoding["x"]?.scale).toMatchObject({ domainMin: 1_000_000, domainMax: 2_000_000 });
  });

  it("are moved, or a part of them is chosen, where that can be", () => {
    const params = (own: NativeplotProps, brush = false): unknown => (made(own, { ...SETTING, brush }).spec["params"] as { name: string; select: { encodings: string[] } }[]).map(({ name, select }) => [name, ...select.encodings]);
    expect(params(plot("line", TIMES))).toEqual([["zoom", "x", "y"]]);
    expect(params(plot("bar", NAMES))).toEqual([["zoom", "y"]]);
    expect(params(plot("line", TIMES), true)).toEqual([["brush", "x"]]);
    expect(params(plot("line", TIMES, { zoom: false }))).toEqual([]);
    expect(params(plot("bar", NAMES, { group: "k" }))).toEqual([]);
  });

  it("are none without two columns", () => {
    expect(specOf(plot("line", { a: ["quantitative", [1]] }), SETTING)).toEqual({ spec: {}, count: 0 });
  });
});

describe("rows", () => {
  const summed = (how: NativeplotProps["y_aggregate"], x_bin: string | null = "1d"): unknown => chartOf(plot("bar", TIMES, { y_aggregate: how, x_bin })).rows.map((row) => row["c1"]);

  it("are summed up by bins that begin where the visitor's days do", () => {
    expect([summed("sum"), summed("mean"), summed("median"), summed("min"), summed("max"), summed("count")]).toEqual([[4, null], [2, null], [2, null], [1, null], [3, null], [2, 1]]);
    const [first] = chartOf(plot("bar", TIMES, { x_bin: "1d" })).rows;
    expect(new Date(Number(first!["c0"])).getHours()).toBe(0);
  });

  it("that stay apart by colour are not thrown together", () => {
    const own = plot("bar", { a: ["quantitative", [1, 2, 11]], n: ["quantitative", [1, 2, 3]], k: ["nominal", ["p", "q", "p"]] }, { x_bin: 10, color: "k" });
    expect(chartOf(own).rows.map((row) => [row["c0"], row["c1"], row["c2"]])).toEqual([[0, 1, "p"], [0, 2, "q"], [10, 3, "p"]]);
  });

  it("have bins of the axis' unit", () => {
    expect([binOf("15m", "temporal"), binOf("2s", "quantitative"), binOf(5, "quantitative"), binOf(5, "nominal"), binOf(null, "temporal")]).toEqual([900_000, 2, 5, null, null]);
  });
});
