import { expect, it } from "vitest";
import { render } from "../../kit/testing/render.js";
import Highlightedtext from "./Highlightedtext.svelte";
import { spanColors, isScored, toneOf } from "./labels.js";
import { defaults } from "./types.js";

const VALUE = [
  { token: "Ada", class_or_confidence: "NAME" }, { token: " wrote in ", class_or_confidence: null }, { token: "1843", class_or_confidence: "DATE" },
];

it("gives each label a color of its own, the author's first", () => {
  const colors = spanColors(VALUE, { DATE: "red" });
  expect([...colors.keys()]).toEqual(["DATE", "NAME"]);
  expect(colors.get("DATE")).toBe("red");
  expect(colors.get("NAME")).toMatch(/^#/);
});

it("tells numbers from labels", () => {
  expect(isScored(VALUE)).toBe(false);
  expect(isScored([{ token: "a", class_or_confidence: -0.5 }, { token: "b", class_or_confidence: null }])).toBe(true);
  expect(toneOf(-1)).toEqual({ color: "#c9372c", percent: 55 });
  expect(toneOf(7).percent).toBe(55);
});

it("reads as its text, with the labels in it", () => {
  const { find } = render(Highlightedtext, { ...defaults, value: VALUE, interactive: false });
  expect(find(".text").textContent.replace(/\s+/g, " ").trim()).toBe("Ada NAME wrote in 1843 DATE");
});

it("names the labels above where wanted", () => {
  const { all } = render(Highlightedtext, { ...defaults, value: VALUE, show_legend: true });
  expect(all(".legend li").map(({ textContent }) => textContent)).toEqual(["NAME", "DATE"]);
  expect(all(".label")).toEqual([]);
});

it("says which span was pressed", () => {
  const { all, events } = render(Highlightedtext, { ...defaults, value: VALUE });
  all("button")[1]?.click();
  expect(events).toEqual([["select", { index: 2, value: ["1843", "DATE"], selected: true }]]);
});

it("has no buttons where nobody hears", () => {
  const { all } = render(Highlightedtext, { ...defaults, value: VALUE }, { hears: () => false });
  expect([all("button").length, all("mark").length]).toEqual([0, 2]);
});
