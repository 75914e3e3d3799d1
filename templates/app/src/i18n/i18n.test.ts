import { expect, it } from "vitest";
import { runsRightToLeft } from "./direction.js";
import { en } from "./en.js";
import { language, t } from "./index.svelte.js";

it("puts values into a text, and leaves alone what it does not know", () => {
  expect(t("status.eta", { time: "3 s" })).toBe("about 3 s left");
  expect(t("status.eta")).toBe("about {time} left");
});

it("stays English where a visitor reads what there is not yet", async () => {
  await language.choose(["xx-YY", "en-GB", "de"]);
  expect([language.tag, language.direction]).toEqual(["en", "ltr"]);
});

it("says nothing that no part of the page uses", () => {
  const sources = import.meta.glob<string>(["../**/*.{ts,svelte}", "!./*.ts", "!../**/*.test.ts"], { eager: true, query: "?raw", import: "default" });
  const all = Object.values(sources).join("\n");
  const unused = Object.keys(en).filter((key) => !all.includes(`"${key}"`) && !all.includes(`\`${key.split(".")[0] ?? ""}.\${`));
  expect(unused).toEqual([]);
});

it.each([
  [["تحية", "الاسم", "Email"], true],
  [["Greeting", "الاسم", "Name"], false],
  [["שם", "123"], true],
  [["", "42"], false],
])("tells from an app's own words %j whether it runs from right to left", (texts, expected) => {
  expect(runsRightToLeft(texts)).toBe(expected);
});
