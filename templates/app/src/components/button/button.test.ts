import { expect, it } from "vitest";
import { render } from "../../kit/testing/render.js";
import Button from "./Button.svelte";
import { defaults } from "./types.js";

it("is pressed", () => {
  const { events, click, find } = render(Button, { ...defaults, value: "Go", variant: "primary" });
  click("button");
  expect([events, find("button").textContent.trim(), find("button").className]).toEqual([[["click", null]], "Go", expect.stringContaining("primary")]);
});

it("cannot be pressed where it is not interactive", () => {
  const { find } = render(Button, { ...defaults, interactive: false });
  expect(find<HTMLButtonElement>("button").disabled).toBe(true);
});

it("is a link where it has one, which tells the other page nothing", () => {
  const { find } = render(Button, { ...defaults, link: "https://example.org/", link_target: "_blank" });
  expect([find<HTMLAnchorElement>("a").href, find<HTMLAnchorElement>("a").rel]).toEqual(["https://example.org/", "noopener"]);
});
