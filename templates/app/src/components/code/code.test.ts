import { expect, it } from "vitest";
import { render } from "../../kit/testing/render.js";
import Code from "./Code.svelte";
import { endingOf, languageOf } from "./languages.js";
import { defaults } from "./types.js";

const LANGUAGES = [
  "python", "c", "cpp", "markdown", "latex", "json", "html", "css", "javascript", "jinja2", "typescript", "yaml", "dockerfile", "shell", "r", "sql",
  "sql-msSQL", "sql-mySQL", "sql-mariaDB", "sql-sqlite", "sql-cassandra", "sql-plSQL", "sql-hive", "sql-pgSQL", "sql-gql", "sql-gpSQL",
  "sql-sparkSQL", "sql-esper",
];

it.each(LANGUAGES)("knows %s", async (name) => {
  expect((await languageOf(name))?.language.name).not.toBeUndefined();
});

it("colours nothing in a language that it does not know", async () => {
  expect([await languageOf(null), await languageOf("klingon")]).toEqual([null, null]);
});

it("names files by their language", () => {
  expect(["python", "sql-hive", "klingon", null].map(endingOf)).toEqual(["py", "sql", "txt", "txt"]);
});

it("shows a text, takes another over, and tells nobody that it did", () => {
  const { find, set, events } = render(Code, { ...defaults, value: "a = 1", label: "Program" });
  expect(find(".cm-content").textContent).toBe("a = 1");
  expect(find(".cm-content").getAttribute("aria-label")).toBe("Program");
  set({ value: "a = 1\nb = 2" });
  expect(find(".cm-content").textContent).toBe("a = 1b = 2");
  expect(events).toEqual([]);
});

it("cannot be changed where it only shows", () => {
  const { find, set } = render(Code, { ...defaults, value: "a = 1", interactive: false });
  expect(find(".cm-content").getAttribute("contenteditable")).toBe("false");
  set({ interactive: null });
  expect(find(".cm-content").getAttribute("contenteditable")).toBe("true");
});
