import { expect, it } from "vitest";
import { share, snapped } from "./track.js";

it("fills the share of the range that lies below", () => {
  expect([share(5, 0, 10), share(-5, 0, 10), share(50, 0, 10), share(0, -1, 1), share(3, 3, 3)]).toEqual([0.5, 0, 1, 0.5, 0]);
});

it("chooses whole steps from the minimum, without binary fractions", () => {
  expect(snapped(0.31, 0, 1, 0.1)).toBe(0.3);
  expect(snapped(4, 1, 10, 2)).toBe(5);
  expect(snapped(-7, 0, 10, 1)).toBe(0);
});

it("lets the end of a range be chosen that is not whole steps", () => {
  expect(snapped(10, 0, 10, 3)).toBe(10);
  expect(snapped(9, 0, 10, 3)).toBe(9);
});
