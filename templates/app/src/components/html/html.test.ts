import { describe, expect, it } from "vitest";
import { render } from "../../kit/testing/render.js";
import Html from "./Html.svelte";
import { defaults } from "./types.js";

describe("markup", () => {
  it("is shown as it is, and again when it changes", () => {
    const { find, set } = render(Html, { ...defaults, value: "<b>bold</b>" });
    expect(find(".html b").textContent).toBe("bold");
    set({ value: "<i>other</i>" });
    expect(find(".html").innerHTML).toContain("<i>other</i>");
  });

  it("can be pressed, by keyboard too, where somebody listens", () => {
    const { click, key, events, find } = render(Html, { ...defaults, value: "press me" });
    click(".html");
    key(".html", "Enter");
    key(".html", "x");
    expect([events, find(".html").getAttribute("role")]).toEqual([[["click", null], ["click", null]], "button"]);
    const silent = render(Html, { ...defaults, value: "read me" }, { hears: () => false });
    expect(silent.find(".html").hasAttribute("role")).toBe(false);
  });

  it("keeps within its heights", () => {
    const { find } = render(Html, { ...defaults, value: "x", min_height: 40, max_height: 200 });
    expect([find(".html").style.minHeight, find(".html").style.maxHeight]).toEqual(["40px", "200px"]);
  });
});
