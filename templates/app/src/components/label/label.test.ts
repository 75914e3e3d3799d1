import { describe, expect, it } from "vitest";
import { percentText, sharesOf } from "./shares.js";

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
