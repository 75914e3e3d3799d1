import { expect, it } from "vitest";
import { toggled } from "../../kit/choices.js";
import { render } from "../../kit/testing/render.js";
import Checkboxgroup from "./Checkboxgroup.svelte";
import { defaults } from "./types.js";

const choices = [["One", 1], ["Two", 2], ["Three", 3]];

it("collects values in the order of choosing", () => {
  const { value, events, click } = render(Checkboxgroup, { ...defaults, label: "Numbers", choices });
  click("label:nth-of-type(3)");
  click("label:nth-of-type(1)");
  expect(value()).toEqual([3, 1]);
  click("label:nth-of-type(3)");
  expect(value()).toEqual([1]);
  expect(events.at(-1)).toEqual(["select", { index: 2, value: 3, selected: false }]);
});

it("selects all, and none", () => {
  const { value, click, find } = render(Checkboxgroup, { ...defaults, label: "Numbers", choices, value: [2], show_select_all: true });
  expect(find<HTMLInputElement>("label:nth-of-type(1) input").indeterminate).toBe(true);
  click("label:nth-of-type(1)");
  expect(value()).toEqual([1, 2, 3]);
  click("label:nth-of-type(1)");
  expect(value()).toEqual([]);
});

it("never changes the list that it was given", () => {
  const values = [1];
  toggled(values, 2);
  expect(values).toEqual([1]);
});
