import { describe, expect, it } from "vitest";
import { render } from "../../kit/testing/render.js";
import { specOf, withoutSize } from "./figure.js";
import Plot from "./Plot.svelte";
import { layoutFor } from "./plotly.js";
import { defaults } from "./types.js";

const COLORS = { text: "#111", quiet: "#555", line: "#ddd", accent: "#36e", back: "#fff", font: "sans", series: ["#36e"] };

describe("a figure", () => {
  it("of matplotlib is a picture with a name, and is kept under it", () => {
    const { find } = render(Plot, { ...defaults, label: "Loss", interactive: false, value: { type: "matplotlib", plot: "data:image/webp;base64,AA", alt: "Three" } });
    expect(find("img").getAttribute("alt")).toBe("Three");
    expect(find("a[download]").getAttribute("download")).toBe("Loss.webp");
  });

  it("of another kind says that it is not known", async () => {
    const { root } = render(Plot, { ...defaults, interactive: false, value: { type: "other", plot: "{}" } });
    await expect.poll(() => root.querySelector("[role='alert']")?.textContent).toContain("“other”");
  });

  it("is read only where it is an object", () => {
    expect([specOf("{\"a\":1}"), specOf("[1]"), specOf("<"), specOf("null")]).toEqual([{ a: 1 }, null, null, null]);
  });

  it("of altair fills its place unless its author gave it a width", () => {
    const chart = { mark: "point", config: { view: { continuousWidth: 300, stroke: "red" } } };
    expect(withoutSize(chart)).toMatchObject({ width: "container", height: 320, config: { view: { stroke: "red" } } });
    expect(withoutSize({ ...chart, width: 200 })).toEqual({ ...chart, width: 200 });
    expect(withoutSize({ hconcat: [] })).toEqual({ hconcat: [] });
  });

  it("of plotly has the page's colours unless its author chose others", () => {
    const own = layoutFor({ title: { text: "A" }, width: 300, margin: { l: 0 } }, COLORS);
    expect(own).toMatchObject({ autosize: false, margin: { t: 56, l: 0 }, template: { layout: { plot_bgcolor: "rgba(0,0,0,0)", colorway: ["#36e"] } } });
    const dark = { layout: { plot_bgcolor: "rgb(17,17,17)" } };
    expect(layoutFor({ template: dark }, COLORS)).toMatchObject({ template: dark, autosize: true });
  });
});
