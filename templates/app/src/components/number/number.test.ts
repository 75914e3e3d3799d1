import { flushSync } from "svelte";
import { describe, expect, it } from "vitest";
import { complaint, rangeText, rounded, shown } from "../../kit/numbers.js";
import { render } from "../../kit/testing/render.js";
import Number from "./Number.svelte";
import { defaults } from "./types.js";

it.each([
  [0, 10, "0 – 10"],
  [1, null, "1 or more"],
  [null, 0.5, "0.5 or less"],
  [null, null, ""],
])("says the range from %s to %s as %j", (minimum, maximum, text) => {
  expect(rangeText({ minimum, maximum })).toBe(text);
});

it("says what is wrong and what would do; the bounds belong to the range", () => {
  const range = { minimum: 0, maximum: 10 };
  expect([0, 10, null].map((value) => complaint(value, range))).toEqual(["", "", ""]);
  expect(complaint(11, range)).toBe("Enter a number from 0 to 10.");
  expect(complaint(0, { minimum: 1, maximum: null })).toBe("Enter 1 or more.");
  expect(complaint(2, { minimum: null, maximum: 1 })).toBe("Enter 1 or less.");
});

it("rounds only where there is a precision", () => {
  expect([rounded(1.2345, 2), rounded(1.5, 0), rounded(1.2345, null)]).toEqual([1.23, 2, 1.2345]);
});

it("shows no binary fractions, and the digits that are asked for", () => {
  expect([shown(0.1 + 0.2), shown(2, 2), shown(1e21), shown(-3)]).toEqual(["0.3", "2.00", "1e+21", "-3"]);
  expect([shown(1234567890123456), shown("12345678901234567890")]).toEqual(["1234567890123456", "12345678901234567890"]);
});

describe("the field", () => {
  const field = (more: object = {}) => render(Number, { ...defaults, label: "Seed", minimum: 0, maximum: 10, ...more });

  it("takes a number, and null where it is emptied", () => {
    const { value, type } = field();
    type("input", "7.5");
    expect(value()).toBe(7.5);
    type("input", "");
    expect(value()).toBeNull();
  });

  it("keeps the digits of a whole number that has too many for a number", () => {
    const { value, type, set, find } = field({ maximum: null });
    type("input", "12345678901234567890");
    expect(value()).toBe("12345678901234567890");
    set({ value: "98765432109876543210" });
    expect(find<HTMLInputElement>("input").value).toBe("98765432109876543210");
    expect(field({ value: "98765432109876543210", interactive: false }).find("output").textContent).toBe("98765432109876543210");
  });

  it("says what is wrong once it is left, not while it is typed", () => {
    const { root, find, type } = field();
    type("input", "50");
    expect(root.textContent).not.toContain("Enter a number");
    find("input").dispatchEvent(new FocusEvent("blur"));
    flushSync();
    expect(root.textContent).toContain("Enter a number from 0 to 10.");
    expect(find("input").getAttribute("aria-invalid")).toBe("true");
  });

  it("is rounded to its precision when it is left", () => {
    const { value, find, type } = field({ precision: 0 });
    type("input", "7.6");
    find("input").dispatchEvent(new FocusEvent("blur"));
    expect(value()).toBe(8);
  });

  it("follows a function's result, and leaves alone what means the same", () => {
    const { find, set, type } = field();
    type("input", "3.0");
    expect(find<HTMLInputElement>("input").value).toBe("3.0");
    set({ value: 4 });
    expect(find<HTMLInputElement>("input").value).toBe("4");
  });

  it("shows an output with its digits", () => {
    expect(field({ interactive: false, value: 2, precision: 2 }).find("output").textContent).toBe("2.00");
  });
});
