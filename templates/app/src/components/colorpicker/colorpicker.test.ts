import { flushSync } from "svelte";
import { describe, expect, it } from "vitest";
import { render } from "../../kit/testing/render.js";
import { isColor, pickable } from "./color.js";
import Colorpicker from "./Colorpicker.svelte";
import { defaults } from "./types.js";

it.each([
  ["#1F73EB", "#1f73eb"], ["#abc", "#aabbcc"], ["#11223344", "#112233"], ["rgb(255, 0, 10)", "#ff000a"], ["rgba(100% 0% 50% / 0.3)", "#ff0080"],
  [null, "#000000"], ["nonsense(", "#000000"],
])("hands %s to the browser's picker as %s", (color, hex) => {
  expect(pickable(color)).toBe(hex);
});

it("tells colors from other words", () => {
  expect(["#fff", "#ff00ff80", "hello", "#12"].map(isColor)).toEqual([true, true, false, false]);
});

describe("the field", () => {
  const change = (control: HTMLElement): void => {
    control.dispatchEvent(new Event("change", { bubbles: true }));
    flushSync();
  };

  it("is picked, and let go", () => {
    const { type, find, events, value } = render(Colorpicker, { ...defaults, label: "Sky" });
    type("[type=color]", "#0000ff");
    change(find("[type=color]"));
    expect(value()).toBe("#0000ff");
    expect(events.map(([name]) => name)).toEqual(["change", "input", "release"]);
  });

  it("is written; what is no color is refused with the reason", () => {
    const { find, value, root, key } = render(Colorpicker, { ...defaults, label: "Sky" });
    const text = find<HTMLInputElement>("input.input");
    text.value = "bluish";
    change(text);
    expect(value()).toBe(null);
    expect(root.querySelector(".validation")?.textContent).toContain("color");
    text.value = "#00f";
    key("input.input", "Enter");
    expect(value()).toBe("#00f");
  });

  it("only shows where nobody is to change it", () => {
    const { find, all } = render(Colorpicker, { ...defaults, label: "Sky", value: "#ff0000", interactive: false });
    expect(all("input")).toEqual([]);
    expect(find("output").textContent).toBe("#ff0000");
  });
});
