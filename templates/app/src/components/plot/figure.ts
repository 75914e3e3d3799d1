import type { ChartSpec } from "../../kit/charts/vega.js";

/** Return the specification that a text holds; null where it holds none. */
export function specOf(text: string): ChartSpec | null {
  try {
    const read: unknown = JSON.parse(text);
    return typeof read === "object" && read !== null && !Array.isArray(read) ? (read as ChartSpec) : null;
  } catch {
    return null;
  }
}

/** Return a chart that fills its place, where its author gave it no width: altair writes one that is its own default. */
export function withoutSize(spec: ChartSpec): ChartSpec {
  const { config, ...rest } = spec;
  const { view, ...others } = (config ?? {}) as { view?: Record<string, unknown> };
  // Charts of several views have a width each.
  const single = "mark" in rest || "layer" in rest;
  if (!single || "width" in rest) return spec;
  const height = "height" in rest ? {} : { height: 320 };
  const kept = Object.fromEntries(Object.entries(view ?? {}).filter(([name]) => !name.startsWith("continuous")));
  return { ...rest, ...height, width: "container", autosize: { type: "fit", contains: "padding" }, config: { ...others, view: kept } };
}
