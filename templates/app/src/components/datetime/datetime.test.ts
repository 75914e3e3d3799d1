import { flushSync } from "svelte";
import { describe, expect, it } from "vitest";
import { render } from "../../kit/testing/render.js";
import Datetime from "./Datetime.svelte";
import { fieldOf, fromField, shownAs, toField } from "./moment.js";
import { defaults } from "./types.js";

it.each([
  [true, true, "datetime-local"], [true, false, "date"], [false, true, "time"],
] as const)("with a date: %s, with a time: %s, it is a %s", (include_date, include_time, type) => {
  expect(fieldOf({ include_date, include_time })).toBe(type);
});

it.each([
  ["2024-05-31T14:30", "2024-05-31 14:30:00"], ["2024-05-31T14:30:05", "2024-05-31 14:30:05"],
  ["2024-05-31", "2024-05-31"], ["14:30", "14:30:00"], ["", null],
])("sends %s as %s", (held, sent) => {
  expect(fromField(held)).toBe(sent);
});

it("takes both spellings, and nothing", () => {
  expect(["2024-05-31 14:30:00", "2024-05-31T14:30", null].map(toField)).toEqual(["2024-05-31T14:30:00", "2024-05-31T14:30", ""]);
});

it.each([
  ["2024-05-31", "May 31, 2024"], ["2024-05-31 14:30:00", "May 31, 2024, 2:30:00 PM"], ["14:30:00", "2:30:00 PM"], ["soon", "soon"], [null, ""],
])("shows %s as %s", (value, text) => {
  expect(shownAs(value, "en-US").replace(/\s/g, " ")).toBe(text);
});

describe("the field", () => {
  it("is filled in, and sent with Enter", () => {
    const { find, value, events, key } = render(Datetime, { ...defaults, label: "When" });
    const field = find<HTMLInputElement>("input[type=datetime-local]");
    field.value = "2024-05-31T14:30";
    field.dispatchEvent(new Event("change", { bubbles: true }));
    flushSync();
    expect(value()).toBe("2024-05-31 14:30:00");
    key("input", "Enter");
    expect(events.map(([name]) => name)).toContain("submit");
  });

  it("is only shown where it is no input", () => {
    const { find } = render(Datetime, { ...defaults, label: "When", value: "2024-05-31", interactive: false });
    expect(find("output").textContent).toContain("2024");
  });
});
