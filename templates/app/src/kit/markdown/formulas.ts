import type { Tokens, TokenizerAndRendererExtension } from "marked";
import type { Delimiter } from "./delimiters.js";

/** Attribute that marks where a formula goes; its text is the formula's source. */
export const FORMULA = "data-formula";

interface Formula extends Tokens.Generic {
  source: string;
  display: boolean;
}

/** Return extensions by which marked leaves formulas alone, so that nothing in them counts as emphasis or an escape. */
export function formulas(delimiters: readonly Delimiter[]): TokenizerAndRendererExtension[] {
  // The longest first: "$$" begins with "$".
  const sorted = delimiters.filter(({ left, right }) => left !== "" && right !== "").sort((a, b) => b.left.length - a.left.length);
  return sorted.length === 0 ? [] : [extension("formula", "inline", sorted), extension("formulaBlock", "block", sorted.filter((each) => each.display))];
}

function extension(name: string, level: "inline" | "block", delimiters: readonly Delimiter[]): TokenizerAndRendererExtension {
  return {
    name,
    level,
    start(text) {
      // A paragraph ends where a block starts: that must be at the start of a line.
      const before = level === "block" ? "\n" : "";
      const places = delimiters.map(({ left }) => text.indexOf(before + left)).filter((place) => place >= 0);
      return places.length > 0 ? Math.min(...places) + before.length : undefined;
    },
    tokenizer(text) {
      for (const delimiter of delimiters) {
        const found = leading(text, delimiter);
        if (found !== null && (level === "inline" || endsBlock(text, found.raw.length))) return { type: name, ...found };
      }
      return undefined;
    },
    renderer(token) {
      const { source, display } = token as Formula;
      const tag = level === "block" ? "div" : "span";
      return `<${tag} ${FORMULA}="${display ? "display" : "inline"}">${escaped(source)}</${tag}>`;
    },
  };
}

function leading(text: string, { left, right, display }: Delimiter): { raw: string; source: string; display: boolean } | null {
  if (!text.startsWith(left)) return null;
  const end = closing(text, left, right);
  if (end < 0) return null;
  const source = text.slice(left.length, end);
  if (source.trim() === "" || (left === "$" && !isFormula(source, text[end + 1]))) return null;
  return { raw: text.slice(0, end + right.length), source: source.trim(), display };
}

function closing(text: string, left: string, right: string): number {
  let end = text.indexOf(right, left.length);
  while (end > 0 && text[end - 1] === "\\" && right.startsWith("$")) end = text.indexOf(right, end + 1);
  return end;
}

/** "From $5 to $10" has no formula: a dollar sign opens one only before, and closes one only after something that is no space. */
function isFormula(source: string, next: string | undefined): boolean {
  return !/^\s|\s$|\n/.test(source) && !/\d/.test(next ?? "");
}

function endsBlock(text: string, length: number): boolean {
  return /^[ \t]*(\n|$)/.test(text.slice(length));
}

export function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
