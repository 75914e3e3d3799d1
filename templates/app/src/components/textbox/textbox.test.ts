import { describe, expect, it } from "vitest";
import { render } from "../../kit/testing/render.js";
import { heights, submits } from "../../kit/typing.js";
import { counted } from "./text.js";
import Textbox from "./Textbox.svelte";
import { defaults } from "./types.js";

const enter = { key: "Enter", shiftKey: false, isComposing: false, ctrlKey: false, metaKey: false };

describe("Enter", () => {
  it("submits a field of one line, Shift+Enter one of several", () => {
    const one = { lines: 1, max_lines: 20 };
    const several = { lines: 3, max_lines: 20 };
    expect([submits(enter, one), submits({ ...enter, shiftKey: true }, one)]).toEqual([true, false]);
    expect([submits(enter, several), submits({ ...enter, shiftKey: true }, several)]).toEqual([false, true]);
  });

  it("submits with Shift too where there can be no second line", () => {
    expect(submits({ ...enter, shiftKey: true }, { lines: 1, max_lines: 1 })).toBe(true);
  });

  it("does not submit while an input method composes, nor do other keys", () => {
    expect(submits({ ...enter, isComposing: true }, { lines: 1, max_lines: 1 })).toBe(false);
    expect(submits({ ...enter, key: "a" }, { lines: 1, max_lines: 1 })).toBe(false);
  });
});

it("grows from its lines to its most lines, without end where there is none", () => {
  expect(heights({ lines: 3, max_lines: 20 })).toEqual([3, 20]);
  expect(heights({ lines: 30, max_lines: 20 })).toEqual([30, 30]);
  expect(heights({ lines: 1, max_lines: null })).toEqual([1, Infinity]);
});

it("counts characters as people do, and only against a limit", () => {
  expect(counted("a😀", 10)).toBe("2 / 10");
  expect(counted("abc", null)).toBe("");
});

describe("the field", () => {
  it("takes what is typed, and submits with Enter", () => {
    const { value, events, type, key } = render(Textbox, { ...defaults, label: "Name" });
    type("textarea", "Ada");
    key("textarea", "Enter");
    expect([value(), events.map(([name]) => name)]).toEqual(["Ada", ["change", "input", "submit"]]);
  });

  it("shows a password only when asked", () => {
    const { find, click } = render(Textbox, { ...defaults, label: "Password", type: "password" });
    expect(find<HTMLInputElement>("input").type).toBe("password");
    click(".toolbar button");
    expect(find<HTMLInputElement>("input").type).toBe("text");
  });

  it("has the buttons that it was given", () => {
    const { all, events } = render(Textbox, { ...defaults, submit_btn: "Send", stop_btn: true });
    for (const button of all(".line button")) button.click();
    expect(all(".line button").map((button) => button.ariaLabel ?? button.textContent.trim())).toEqual(["Stop", "Send"]);
    expect(events.map(([name]) => name)).toEqual(["stop", "submit"]);
  });
});
