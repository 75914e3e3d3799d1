import { expect, it } from "vitest";
import { render } from "../../kit/testing/render.js";
import Radio from "./Radio.svelte";
import { defaults } from "./types.js";

const choices = [["One", 1], ["Two", 2]];

it("chooses the value behind a name", () => {
  const { value, events, click, all } = render(Radio, { ...defaults, label: "How many", choices });
  click("label:nth-of-type(2)");
  expect([value(), all<HTMLInputElement>("input").map((input) => input.checked)]).toEqual([2, [false, true]]);
  expect(events.at(-1)).toEqual(["select", { index: 1, value: 2, selected: true }]);
});

it("is a group with the label's name", () => {
  const { find } = render(Radio, { ...defaults, label: "How many", choices });
  expect(find(`#${find("[role=radiogroup]").getAttribute("aria-labelledby") ?? ""}`).textContent.trim()).toBe("How many");
});

it("follows other choices", () => {
  const { all, set } = render(Radio, { ...defaults, label: "How many", choices });
  set({ choices: [["Three", 3]], value: 3 });
  expect(all<HTMLInputElement>("input").map((input) => input.checked)).toEqual([true]);
});
