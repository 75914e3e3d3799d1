import { en, type MessageKey, type Messages } from "./en.js";

/** Other languages: a file of this folder each, named by its language tag, loaded when a visitor reads it. */
const others = import.meta.glob<{ messages: Messages }>(["./locales/*.ts"]);
const RIGHT_TO_LEFT = new Set(["ar", "fa", "he", "ur", "yi", "ps", "dv"]);

class Language {
  tag = $state("en");
  messages = $state.raw<Messages>(en);

  get direction(): "ltr" | "rtl" {
    return RIGHT_TO_LEFT.has(this.tag.split("-")[0] ?? "") ? "rtl" : "ltr";
  }

  /** Take the first of these languages that there is. */
  async choose(wanted: readonly string[]): Promise<void> {
    for (const tag of wanted.flatMap((each) => [each, each.split("-")[0] ?? each])) {
      if (tag === "en") return;
      const load = others[`./locales/${tag}.ts`];
      if (!load) continue;
      this.messages = (await load()).messages;
      this.tag = tag;
      return;
    }
  }
}

export const language = new Language();

/**
 * Return a text of the page in the visitor's language.
 *
 * @example t("status.eta", { time: "3 s" })
 */
export function t(key: MessageKey, values: Record<string, string | number> = {}): string {
  return language.messages[key].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
