import { colorsOf } from "../../kit/palette.js";
import type { Span } from "./shapes.js";

/** Whether the spans carry numbers and no labels. */
export function isScored(spans: readonly Span[]): boolean {
  const labels = spans.map(({ class_or_confidence }) => class_or_confidence).filter((label) => label !== null);
  return labels.length > 0 && labels.every((label) => typeof label === "number");
}

/** Return the labels of the spans, each with its color. */
export function spanColors(spans: readonly Span[], given: Readonly<Record<string, string>> | null): Map<string, string> {
  return colorsOf(spans.flatMap(({ class_or_confidence: label }) => (label === null ? [] : [String(label)])), given);
}

/** Return the color of a number from -1 to 1, and how much of it is mixed into the background. */
export function toneOf(score: number): { color: string; percent: number } {
  const share = Math.min(1, Math.abs(score));
  return { color: score < 0 ? "#c9372c" : "#3a66e0", percent: Math.round(share * 55) };
}
