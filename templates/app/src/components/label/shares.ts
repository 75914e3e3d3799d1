import type { Value } from "./shapes.js";

/** A class with its bar. */
export interface Share {
  label: string;
  /** Percent of the bar that is filled, 0 to 100. */
  percent: number;
  /** What stands beside it: "93 %", "0.4 %", "<0.1 %". */
  text: string;
}

/** Return the classes of a value, as they come: the likeliest first. */
export function sharesOf(value: Value): Share[] {
  return (value?.confidences ?? []).map(({ label, confidence }) => ({
    label: String(label),
    percent: Math.max(0, Math.min(100, confidence * 100)),
    text: percentText(confidence),
  }));
}

/** Return a confidence as people read it: no more digits than mean something. */
export function percentText(confidence: number): string {
  const percent = confidence * 100;
  if (percent > 0 && percent < 0.1) return "<0.1 %";
  const rounded = percent < 10 || (percent > 99 && percent < 100) ? Math.round(percent * 10) / 10 : Math.round(percent);
  return rounded >= 100 && percent < 100 ? ">99.9 %" : `${rounded} %`;
}

/** Return what the copy button copies: a line for each class. */
export function copyable(value: Value): string {
  if (value === null) return "";
  return value.confidences === null ? String(value.label) : value.confidences.map(({ label, confidence }) => `${label}\t${confidence}`).join("\n");
}
