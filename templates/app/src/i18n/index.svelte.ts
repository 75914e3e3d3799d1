import { en, type Locale, type MessageKey, type Messages } from "./en.js";

/** Other languages: a file of this folder each, named by its language tag, loaded when a visitor reads it. */
const others = import.meta.glob<Locale>(["./locales/*.ts"]);
const RIGHT_TO_LEFT = new Set(["ar", "fa", "he", "ur", "yi", "ps", "dv"]);

class Language {
  tag = $state("en");
  messages = $state.raw<Messages>(en);
  /** Texts of the server in this language; English is what it says. */
  said = $state.raw<Record<string, string>>({});

  get direction(): "ltr" | "rtl" {
    return RIGHT_TO_LEFT.has(this.tag.split("-")[0] ?? "") ? "rtl" : "ltr";
  }

  /** Take the first of these languages that there is. */
  async choose(wanted: readonly string[]): Promise<void> {
    for (const tag of wanted.flatMap((each) => [each, each.split("-")[0] ?? each])) {
      if (tag === "en") {
        this.set(tag, en, {});
        return;
      }
      const load = others[`./locales/${tag}.ts`];
      if (!load) continue;
      const { messages, said } = await load();
      this.set(tag, messages, said);
      return;
    }
  }

  private set(tag: string, messages: Messages, said: Record<string, string>): void {
    this.tag = tag;
    this.messages = messages;
    this.said = said;
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

/**
 * Return a text of the server in the visitor's language. What it does not know is the author's, and stays as it is.
 *
 * @example said("Run")
 */
export function said<T>(text: T): T | string {
  if (typeof text !== "string") return text;
  if (Object.hasOwn(language.said, text)) return language.said[text] ?? text;
  for (const [template, translated] of Object.entries(language.said)) {
    if (!template.includes("{")) continue;
    const values = patternOf(template).exec(text);
    if (values) return translated.replace(/\{(\d)\}/g, (_, index: string) => said(values[Number(index) + 1] ?? ""));
  }
  return text;
}

function patternOf(template: string): RegExp {
  return new RegExp(`^${template.replace(/[.*+?^$()|[\]\\]/g, "\\$&").replace(/\{\d\}/g, "(.+?)")}$`, "s");
}
