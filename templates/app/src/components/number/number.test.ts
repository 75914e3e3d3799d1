import { expect, it } from "vitest";
import { complaint, rangeText, rounded, shown } from "../../kit/numbers.js";

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
});
