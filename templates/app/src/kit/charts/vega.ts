import { expressionInterpreter } from "vega-interpreter";
import { compile, type Config, type TopLevelSpec } from "vega-lite";
import { Handler } from "vega-tooltip";
import { loader, parse, View, type Loader, type Runtime, type Spec } from "vega";
import type { ChartColors } from "./colors.js";

/** A specification of Vega or Vega-Lite, as JSON data. */
export type ChartSpec = Record<string, unknown>;

/** Marks up to which they are elements of the page, sharp at any size and read by screen readers. */
const MOST_ELEMENTS = 2000;

/** A loader that asks nobody but this server. */
function ownLoader(): Loader {
  const own = loader();
  const sanitize = own.sanitize.bind(own);
  own.sanitize = async (uri, options) => {
    const address = new URL(uri, document.baseURI);
    // Links that a person presses may lead elsewhere; Vega itself refuses those that run code.
    const asked = options as { context?: string };
    if (address.origin !== location.origin && asked.context !== "href" && address.protocol !== "data:") throw new Error(`The chart wants data from ${address.host}. Put the data into the chart: this page asks no other server.`);
    return sanitize(uri, options);
  };
  return own;
}

/** Return the look that charts have on this page, where their author says nothing. */
export function lookOf(colors: ChartColors): Config {
  const words = { labelColor: colors.quiet, titleColor: colors.text, labelFont: colors.font, titleFont: colors.font, titleFontWeight: 500 as const, labelFontSize: 12, titleFontSize: 12 };
  return {
    background: "transparent",
    font: colors.font,
    view: { stroke: null },
    axis: { ...words, gridColor: colors.line, domainColor: colors.line, tickColor: colors.line, titlePadding: 10, labelPadding: 6, labelLimit: 140, labelOverlap: true },
    axisX: { grid: false },
    axisY: { domain: false, ticks: false },
    header: words,
    legend: { ...words, labelLimit: 160, symbolSize: 90, symbolBaseFillColor: colors.quiet, symbolBaseStrokeColor: colors.quiet },
    title: { color: colors.text, font: colors.font, fontSize: 16, fontWeight: 500 as const, anchor: "start", offset: 12 },
    range: { category: colors.series },
    mark: { color: colors.accent },
    rule: { color: colors.quiet },
    text: { color: colors.text },
  };
}

/** Leave the rectangles that mark a chosen part out of what screen readers are told: they have no name. */
function hideBrushes(marks: Spec["marks"] = []): void {
  for (const mark of marks) {
    if (/_brush(_bg)?$/.test(mark.name ?? "")) Object.assign(mark, { aria: false });
    if ("marks" in mark) hideBrushes(mark.marks);
  }
}

/** Draw a chart into an element; what stood there before is replaced once the new one is there. */
export async function draw(place: HTMLElement, spec: ChartSpec, colors: ChartColors, rows: number, label: string): Promise<View> {
  const look = lookOf(colors);
  const isVega = typeof spec["$schema"] === "string" && spec["$schema"].includes("/vega/");
  // The author's own look goes before that of the page.
  const full = isVega ? (spec as Spec) : compile(spec as unknown as TopLevelSpec, { config: look }).spec;
  hideBrushes(full.marks);
  const runtime: Runtime = parse(full, isVega ? (look as Spec["config"]) : undefined, { ast: true });
  const holder = document.createElement("div");
  // Vega counts the ids of what it clips anew in each chart: in a tree of its own they cannot be another chart's.
  const inner = holder.attachShadow({ mode: "open" }).appendChild(document.createElement("div"));
  holder.style.width = "100%";
  const view = new View(runtime, {
    expr: expressionInterpreter as never, loader: ownLoader(), renderer: rows > MOST_ELEMENTS ? "canvas" : "svg", hover: true,
    tooltip: new Handler({ theme: "custom", styleId: "chart-tooltip", id: "chart-tooltip-element", disableDefaultStyle: true }).call, logLevel: 1,
  });
  view.description(label);
  // It measures its place when it begins: that must be on the page.
  holder.style.visibility = "hidden";
  holder.style.position = "absolute";
  place.append(holder);
  try {
    view.initialize(inner);
    await view.runAsync();
  } catch (error) {
    view.finalize();
    holder.remove();
    throw error;
  }
  holder.style.visibility = holder.style.position = "";
  place.replaceChildren(holder);
  return view;
}
