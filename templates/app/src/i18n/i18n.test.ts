import { afterEach, expect, it } from "vitest";
import { runsRightToLeft } from "./direction.js";
import { en, type Locale } from "./en.js";
import { language, said, t } from "./index.svelte.js";
import { SAID } from "./said.js";

const LOCALES = import.meta.glob<Locale>("./locales/*.ts", { eager: true });
const ENGLISH: Locale = { messages: en, said: Object.fromEntries(SAID.map((text) => [text, text])) as Locale["said"] };
/** Names of the values in a text. */
const valuesIn = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(([name]) => name).sort();

afterEach(() => language.choose(["en"]));

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

it.each(Object.entries(LOCALES))("%s: has every text, with its values, and none that there is not", (_, locale) => {
  for (const part of ["messages", "said"] as const) {
    expect(Object.keys(locale[part]).sort()).toEqual(Object.keys(ENGLISH[part]).sort());
    for (const [key, text] of Object.entries(ENGLISH[part])) {
      const translated = (locale[part] as Record<string, string>)[key] ?? "";
      expect(translated, key).not.toBe("");
      expect(valuesIn(translated), key).toEqual(valuesIn(text));
    }
  }
});

it.each([
  [["ar-EG", "en"], "ar", "rtl", "مسح"],
  [["xx", "es-419"], "es", "ltr", "Borrar"],
  [["zh-Hans-CN"], "zh", "ltr", "清除"],
])("takes the first language of %j that there is", async (wanted, tag, direction, clear) => {
  await language.choose(wanted);
  expect([language.tag, language.direction, t("action.clear")]).toEqual([tag, direction, clear]);
});

it("translates what the server says by itself, and leaves alone what its author says", async () => {
  const large = "The file is larger than the 1,000 bytes that this app accepts.";
  expect(said("Run")).toBe("Run");
  expect(said(large)).toBe(large);
  await language.choose(["es"]);
  expect(said("Run")).toBe("Ejecutar");
  expect(said(large)).toBe("El archivo supera los 1,000 bytes que admite esta aplicación.");
  expect(said("'a b' cannot be converted to .mp4: (no) [codec]")).toBe("'a b' no se puede convertir a .mp4: (no) [codec]");
  expect(said(`The upload failed: ${large}`)).toBe("La subida falló: El archivo supera los 1,000 bytes que admite esta aplicación.");
  expect([said("Run fast"), said("constructor"), said(null)]).toEqual(["Run fast", "constructor", null]);
});
