import { t } from "../i18n/index.svelte.js";

export interface Range {
  minimum: number | null;
  maximum: number | null;
}

/** Return the range as the tone behind a label: "0 – 10", "1 or more". */
export function rangeText({ minimum, maximum }: Range): string {
  if (minimum !== null && maximum !== null) return t("number.between", { minimum: shown(minimum), maximum: shown(maximum) });
  if (minimum !== null) return t("number.least", { minimum: shown(minimum) });
  return maximum === null ? "" : t("number.most", { maximum: shown(maximum) });
}

/** Return what is wrong with a number and what would do; empty where nothing is. */
export function complaint(given: number | string | null, { minimum, maximum }: Range): string {
  const least = minimum ?? -Infinity;
  const most = maximum ?? Infinity;
  const value = Number(given);
  if (given === null || (value >= least && value <= most)) return "";
  if (minimum !== null && maximum !== null) return t("number.outside", { minimum: shown(least), maximum: shown(most) });
  return value < least ? t("number.too_small", { minimum: shown(least) }) : t("number.too_large", { maximum: shown(most) });
}

/** Round to so many digits after the point; null leaves the number as it is. */
export function rounded(value: number, precision: number | null): number {
  return precision === null ? value : Number(value.toFixed(Math.max(0, precision)));
}

/** Return a number as people read it: with the digits that it is to have, and no trace of binary fractions. */
export function shown(value: number | string, precision: number | null = null): string {
  if (typeof value === "string") return value;
  if (precision !== null && precision >= 0) return value.toFixed(precision);
  return String(Number.isSafeInteger(value) ? value : Number(value.toPrecision(12)));
}
