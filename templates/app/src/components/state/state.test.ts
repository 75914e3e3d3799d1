import { expect, it } from "vitest";
import { render } from "../../kit/testing/render.js";
import State from "./State.svelte";
import { defaults } from "./types.js";

it("shows nothing", () => {
  expect(render(State, defaults).root.textContent.trim()).toBe("");
});
