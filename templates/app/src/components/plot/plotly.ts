import type { ChartColors } from "../../kit/charts/colors.js";

type Part = Record<string, unknown>;

/** Return a figure's layout in the colours of the page, where its author has not chosen a look. */
export function layoutFor(given: unknown, colors: ChartColors): Part {
  const layout = isPart(given) ? given : {};
  const fits = { autosize: !("width" in layout), margin: { t: layout["title"] ? 56 : 24, r: 16, b: 48, l: 56, ...(isPart(layout["margin"]) ? layout["margin"] : {}) } };
  if (!isDefault(layout["template"])) return { ...layout, ...fits };
  const template = isPart(layout["template"]) ? layout["template"] : {};
  const axis = { gridcolor: colors.line, linecolor: colors.line, zerolinecolor: colors.line, automargin: true };
  const own = {
    ...(isPart(template["layout"]) ? template["layout"] : {}),
    paper_bgcolor: "rgba(0,0,0,0)", plot_bgcolor: "rgba(0,0,0,0)", colorway: colors.series,
    font: { color: colors.text, family: colors.font }, xaxis: axis, yaxis: axis,
    hoverlabel: { bgcolor: colors.back, bordercolor: colors.line, font: { color: colors.text } },
  };
  return { ...layout, ...fits, template: { ...template, layout: own } };
}

/** Whether it is plotly's own default, or none: any other one was chosen. */
function isDefault(template: unknown): boolean {
  if (!isPart(template) || !isPart(template["layout"])) return true;
  return template["layout"]["plot_bgcolor"] === "#E5ECF6" || Object.keys(template["layout"]).length === 0;
}

function isPart(value: unknown): value is Part {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
