import { describe, expect, it } from "vitest";
import { render } from "../../kit/testing/render.js";
import Label from "./Label.svelte";
import { copyable, percentText, sharesOf } from "./shares.js";
import { defaults } from "./types.js";

describe("label", () => {
  it.each([
    [1, "100 %"], [0.93, "93 %"], [0.995, "99.5 %"], [0.9999, ">99.9 %"], [0.105, "11 %"], [0.0523, "5.2 %"], [0.004, "0.4 %"],
    [0.0004, "<0.1 %"], [0, "0 %"],
  ])("%d is %s", (confidence, expected) => {
    expect(percentText(confidence)).toBe(expected);
  });

  it("has a bar for each class that stays in its row", () => {
    const confidences = [{ label: "a", confidence: 1.2 }, { label: 7, confidence: 0.25 }, { label: "c", confidence: -1 }];
    expect(sharesOf({ label: "a", confidences }).map(({ label, percent }) => [label, percent])).toEqual([["a", 100], ["7", 25], ["c", 0]]);
    expect(sharesOf({ label: "a", confidences: null })).toEqual([]);
    expect(sharesOf(null)).toEqual([]);
  });
});

describe("the component", () => {
  const value = { label: "cat", confidences: [{ label: "cat", confidence: 0.9 }, { label: "dog", confidence: 0.1 }] };
  const output = (more: object, page = {}) => render(Label, { ...defaults, label: "Animal", interactive: false, ...more }, page);

  it("shows the likeliest class and a bar for each", () => {
    const { find, all } = output({ value });
    expect(find(".heading").textContent).toBe("cat");
    expect(all("li").map((row) => row.textContent.trim().replace(/\s+/g, " "))).toEqual(["cat 90 %", "dog 10 %"]);
    expect(all(".bar i").map((bar) => bar.style.width)).toEqual(["90%", "10%"]);
  });

  it("tells which class is pressed, and has nothing to press where nobody listens", () => {
    const { all, events } = output({ value });
    all("li button")[1]?.click();
    expect(events).toEqual([["select", { index: 1, value: "dog", selected: true }]]);
    expect(output({ value }, { hears: () => false }).all("li button")).toEqual([]);
  });

  it("leaves the heading out where it is not wanted, and shows a class alone", () => {
    expect(output({ value, show_heading: false }).all(".heading")).toEqual([]);
    const { find, all } = output({ value: { label: 7, confidences: null } });
    expect([find(".heading").textContent, all("li").length]).toEqual(["7", 0]);
  });

  it("copies a line for each class", () => {
    expect(copyable(value)).toBe("cat\t0.9\ndog\t0.1");
    expect(copyable({ label: "cat", confidences: null })).toBe("cat");
    expect(copyable(null)).toBe("");
  });
});
