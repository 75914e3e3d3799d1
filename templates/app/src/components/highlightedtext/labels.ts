import type { Span } from "./shapes.js";

/** Colors for labels that have none, told apart by hue and lightness; each is mixed into the background. */
const PALETTE = ["#3a66e0", "#d9822b", "#2a9d6f", "#c2417c", "#7a55c9", "#0f9bb3", "#b88700", "#c9372c", "#5b7f1f", "#8a5a3c"];

/** Whether the spans carry numbers and no labels. */
export function isScored(spans: readonly Span[]): boolean {
  const labels = spans.map(({ class_or_confidence }) => class_or_confidence).filter((label) => label !== null);
  return labels.length > 0 && labels.every((label) => typeof label === "number");
}

/** Return the labels in the order of their first appearance, those of the author's colors first, each with its color. */
export function colorsOf(spans: readonly Span[], given: Readonly<Record<string, string>> | null): Map<string, string> {
  const colors = new Map(Object.entries(given ?? {}));
  let next = 0;
  for (const { class_or_confidence: label } of spans) {
    if (label === null || colors.has(String(label))) continue;
    colors.set(String(label), PALETTE[next % PALETTE.length] ?? "");
    next += 1;
  }
  return colors;
}

/** Return the color of a number from -1 to 1, and how much of it is mixed into the background. */
export function toneOf(score: number): { color: string; percent: number } {
  const share = Math.min(1, Math.abs(score));
  return { color: score < 0 ? "#c9372c" : "#3a66e0", percent: Math.round(share * 55) };
}
