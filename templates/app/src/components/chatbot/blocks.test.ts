import { describe, expect, it } from "vitest";
import { piecesOf } from "./blocks.js";

describe("a text that grows", () => {
  it("is cut at blank lines, and nothing of it is lost", () => {
    const text = "# Title\n\nOne\ntwo\n\n\nThree";
    expect(piecesOf(text)).toEqual(["# Title\n\n", "One\ntwo\n\n\n", "Three"]);
    expect(piecesOf(text).join("")).toBe(text);
  });

  it.each([
    ["fenced code", "```python\na = 1\n\nb = 2\n```"],
    ["code that is not closed yet", "~~~\na\n\nb"],
    ["a fence in a longer one", "````\n```\n\n```\n\nx\n````"],
    ["a formula of several lines", "$$\na\n\nb\n$$"],
    ["a list with air in it", "1. one\n\n2. two\n\n   more"],
    ["a quote", "> one\n\n> two"],
    ["markup", "<details>\n\ninside\n\n</details>"],
    ["a reference", "See [x].\n\n[x]: #there"],
  ])("is not cut inside of %s", (_, text) => {
    expect(piecesOf(text)).toEqual([text]);
  });

  it("goes on behind closed code", () => {
    expect(piecesOf("```\na\n```\n\nafter")).toEqual(["```\na\n```\n\n", "after"]);
  });
});
