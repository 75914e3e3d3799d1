import { expect, it } from "vitest";
import { render } from "../../kit/testing/render.js";
import Downloadbutton from "./Downloadbutton.svelte";
import { defaults } from "./types.js";

const value = { path: "a/report.csv", url: null, orig_name: "report.csv" };

it("downloads the file that it holds, and tells that it was pressed", () => {
  const { find, events, set } = render(Downloadbutton, { ...defaults, label: "Report", value });
  const link = find<HTMLAnchorElement>("a");
  expect([link.getAttribute("href"), link.download, link.textContent.trim()]).toEqual(["a/report.csv", "report.csv", "Report"]);
  link.addEventListener("click", (event) => { event.preventDefault(); });
  link.click();
  expect(events).toEqual([["click", null]]);
  set({ value: null });
  expect(find<HTMLButtonElement>("button").disabled).toBe(false);
});

it("cannot be pressed where its author says so", () => {
  expect(render(Downloadbutton, { ...defaults, value, interactive: false }).find<HTMLButtonElement>("button").disabled).toBe(true);
});
