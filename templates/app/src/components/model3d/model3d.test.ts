import { expect, it } from "vitest";
import type { FileData } from "../../client/types.js";
import { render } from "../../kit/testing/render.js";
import Model3d from "./Model3d.svelte";
import { defaults } from "./types.js";

const FILE: FileData = { path: "x/a.obj", orig_name: "a.obj", meta: { _type: "gradio.FileData" } };

it("is kept, and taken away", () => {
  const { find, click, value, events } = render(Model3d, { ...defaults, label: "Model", value: FILE });
  expect(find("a[download]").getAttribute("download")).toBe("a.obj");
  click("button[aria-label='Clear']");
  expect(value()).toBe(null);
  expect(events.map(([name]) => name)).toEqual(["change", "input", "clear"]);
});

it("says where it cannot be drawn", async () => {
  const { root } = render(Model3d, { ...defaults, label: "Model", value: FILE, interactive: false });
  await expect.poll(() => root.querySelector("[role='alert']")?.textContent, { timeout: 20_000 }).toContain("a.obj cannot be shown here");
});
