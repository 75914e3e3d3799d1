import { expect, it } from "vitest";
import { render } from "../../kit/testing/render.js";
import Checkbox from "./Checkbox.svelte";
import { defaults } from "./types.js";

it("is ticked by its label, and says so once", () => {
  const { value, events, click } = render(Checkbox, { ...defaults, label: "Excited" });
  click("label");
  expect(value()).toBe(true);
  expect(events).toEqual([["change", null], ["input", null], ["select", { index: 0, value: "Excited", selected: true }]]);
});

it("follows a function's result without an event of a person", () => {
  const { find, set, events } = render(Checkbox, { ...defaults, label: "Excited", value: true });
  set({ value: false });
  expect([find<HTMLInputElement>("input").checked, events]).toEqual([false, []]);
});

it("cannot be ticked where it only shows", () => {
  const { find } = render(Checkbox, { ...defaults, label: "Excited", interactive: false });
  expect(find<HTMLInputElement>("input").disabled).toBe(true);
});
