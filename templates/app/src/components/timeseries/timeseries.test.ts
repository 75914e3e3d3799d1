import { compile, type TopLevelSpec } from "vega-lite";
import { expect, it } from "vitest";
import { tableOf } from "./csv.js";
import { linesOf } from "./spec.js";

const NONE = { x: null, y: null, colors: null };

it("reads CSV files with quotes, commas and line breaks inside", () => {
  expect(tableOf("\uFEFFtime,\"a, b\"\r\n2024-01-01,1.5\r\n\"x\"\"y\nz\",\r\n")).toEqual({
    headers: ["time", "a, b"], data: [["2024-01-01", 1.5], ["x\"y\nz", null]],
  });
  expect(tableOf("")).toBe(null);
});

it("draws a line for each column of numbers, over times, numbers or names", () => {
  const made = (first: (string | number)[]) => linesOf({ ...NONE, value: { headers: ["t", "a", "b", "c"], data: first.map((cell) => [cell, 1, 2, "word"]) } });
  const types = [["2024-01-01", "2024-01-02T10:00"], [1, 2], ["one", "two"]].map((cells) => {
    const lines = made(cells);
    compile(lines!.spec as unknown as TopLevelSpec);
    const { encoding, data } = lines!.spec as { encoding: { x: { type: string }; color: { scale: { domain: string[] } } }; data: { values: { x: unknown }[] } };
    expect(encoding.color.scale.domain).toEqual(["a", "b"]);
    return [encoding.x.type, data.values[0]?.x];
  });
  expect(types).toEqual([["temporal", new Date(2024, 0, 1).getTime()], ["quantitative", 1], ["nominal", "one"]]);
});

it("draws the columns that its author names, in their colours, and nothing where there are none", () => {
  const value = { headers: ["t", "a", "b"], data: [[1, 2, 3]] };
  const lines = linesOf({ value, x: "t", y: ["b"], colors: ["red"] });
  expect(lines).toMatchObject({ count: 1, spec: { encoding: { color: { scale: { domain: ["b"], range: ["red"] }, legend: null }, y: { title: "b" } } } });
  expect([linesOf({ ...NONE, value: { headers: ["t"], data: [[1]] } }), linesOf({ ...NONE, value, x: "z" }), linesOf({ ...NONE, value: null })]).toEqual([null, null, null]);
});
