import { flushSync } from "svelte";
import { describe, expect, it } from "vitest";
import { render } from "../../kit/testing/render.js";
import Slider from "./Slider.svelte";
import { share, snapped } from "./track.js";
import { defaults } from "./types.js";

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

describe("the field", () => {
  const field = () => render(Slider, { ...defaults, label: "Days", minimum: 0, maximum: 10, step: 2, value: 4 });
  const change = (control: HTMLElement): void => {
    control.dispatchEvent(new Event("change", { bubbles: true }));
    flushSync();
  };

  it("is dragged, and let go", () => {
    const { value, events, find, type } = field();
    type("[type=range]", "6");
    change(find("[type=range]"));
    expect([value(), events.map(([name]) => name)]).toEqual([6, ["change", "input", "release"]]);
    expect(find<HTMLInputElement>("[type=number]").value).toBe("6");
  });

  it("is typed: the nearest step is taken, what lies outside is refused with the reason", () => {
    const { value, root, find } = field();
    const number = find<HTMLInputElement>("[type=number]");
    number.value = "7.5";
    change(number);
    expect([value(), number.value]).toEqual([8, "8"]);
    number.value = "70";
    change(number);
    expect(value()).toBe(8);
    expect(root.textContent).toContain("Enter a number from 0 to 10.");
  });

  it("goes back to where it began", () => {
    const { value, all, click, type } = field();
    expect(all(".toolbar button")).toEqual([]);
    type("[type=range]", "6");
    click(".toolbar button");
    expect(value()).toBe(4);
  });
});
