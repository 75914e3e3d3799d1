import { describe, expect, it } from "vitest";
import { render } from "../../kit/testing/render.js";
import Interpretation from "./Interpretation.svelte";
import { colorOf, largest, scoredOf, scoreText, viewOf } from "./scores.js";
import { defaults } from "./types.js";

const of = (input_type: string | null, original: unknown, interpretation: unknown, component_props: Record<string, unknown> | null = null): string[] =>
  scoredOf({ input_type, component_props, value: { original, interpretation } }).map(({ name, score, own }) => `${name} ${score ?? "-"}${own ? " own" : ""}`);

describe("scores", () => {
  it("belong to words, numbers and choices", () => {
    expect(of("textbox", "so good", [["so ", 0.1], ["good", 0.7]])).toEqual(["so  0.1", "good 0.7"]);
    expect(of("number", 10, [[9, -0.5], [10, null], [11, 0.5]])).toEqual(["9 -0.5", "10 - own", "11 0.5"]);
    expect(of("slider", 60, [1, 2, 3], { minimum: 0, maximum: 100 })).toEqual(["0 1", "50 2 own", "100 3"]);
    expect(of("checkbox", true, [0.3, null])).toEqual(["No 0.3", "Yes - own"]);
    const choices = { choices: [["First", "a"], ["Second", "b"]] };
    expect(of("radio", "a", [null, 0.2], choices)).toEqual(["First - own", "Second 0.2"]);
    expect(of("checkboxgroup", ["a"], [[-0.4, null], [null, 0.1]], choices)).toEqual(["First 0.4 own", "Second 0.1"]);
    expect(of("audio", {}, [0, 1])).toEqual(["1 0", "2 1"]);
  });

  it("are shown as what they are of", () => {
    const view = (input_type: string | null, interpretation: unknown): string => viewOf({ input_type, value: { original: "", interpretation } });
    expect([view(null, [["a", 1]]), view("image", [[1]]), view("audio", [1]), view("radio", [1]), view("textbox", [1]), view("image", null)]).toEqual([
      "text", "picture", "bars", "cells", "none", "none",
    ]);
  });

  it("have colors by their share of the largest", () => {
    expect(largest([0.5, -2, null])).toBe(2);
    expect([colorOf(2, 2), colorOf(-1, 2), colorOf(null, 2)]).toEqual(["rgb(229 72 77 / 45%)", "rgb(62 99 221 / 23%)", "rgb(229 72 77 / 0%)"]);
    expect([scoreText(0.5), scoreText(-0.25), scoreText(0), scoreText(null)]).toEqual(["+0.5", "-0.25", "0", ""]);
  });
});

describe("an interpretation", () => {
  it("colors the words and says what the colors mean", () => {
    const value = { original: "so good", interpretation: [["so ", -0.1], ["good", 0.7]] };
    const { find, all } = render(Interpretation, { ...defaults, label: "Review", input_type: "textbox", value, interactive: false });
    expect([find(".text").textContent, all(".part").map(({ title }) => title)]).toEqual(["so good", ["-0.1", "+0.7"]]);
    expect(find(".legend").textContent).toContain("raises the result");
  });

  it("says where there is none", () => {
    const { find } = render(Interpretation, { ...defaults, label: "Table", input_type: "dataframe", value: { original: 1, interpretation: null }, interactive: false });
    expect(find(".nothing").textContent).toBe("This input is not interpreted.");
  });
});
