import { expect, it } from "vitest";
import type { FileData } from "../../client/types.js";
import { render } from "../../kit/testing/render.js";
import { defaults } from "./types.js";
import Uploadbutton from "./Uploadbutton.svelte";

const stored = (name: string): FileData => ({ path: `x/${name}`, orig_name: name, meta: { _type: "gradio.FileData" } });

function choose(input: HTMLInputElement, files: File[]): void {
  Object.defineProperty(input, "files", { value: files, configurable: true });
  input.dispatchEvent(new Event("change", { bubbles: true }));
}

it("takes files to the server and has them as its value", async () => {
  const upload = (files: Blob[]) => Promise.resolve(files.map((file) => stored((file as File).name)));
  const { find, events, value } = render(Uploadbutton, { ...defaults, label: "Add", file_count: "multiple" }, { upload });
  expect(find("button").textContent.trim()).toBe("Add");
  choose(find<HTMLInputElement>("input"), [new File(["a"], "a.txt"), new File(["b"], "b.txt")]);
  await expect.poll(value).toEqual([stored("a.txt"), stored("b.txt")]);
  expect(events.map(([name]) => name)).toEqual(["change", "input", "upload"]);
});

it("says why a file does not do, and takes none", async () => {
  const { find, value, toasts } = render(Uploadbutton, { ...defaults, file_types: ["image"] });
  choose(find<HTMLInputElement>("input"), [new File(["a"], "a.txt", { type: "text/plain" })]);
  await expect.poll(() => toasts.length).toBe(1);
  expect(toasts[0]?.message).toContain("a.txt");
  expect(value()).toBe(null);
});

it("says that it was pressed", () => {
  const { click, events } = render(Uploadbutton, defaults);
  click("button");
  expect(events).toEqual([["click", null]]);
});
