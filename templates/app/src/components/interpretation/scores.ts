import { nameOf, type Choice } from "../../kit/choices.js";
import { t } from "../../i18n/index.svelte.js";
import { shown } from "../../kit/numbers.js";
import type { InterpretationProps } from "./types.js";

export type Score = number | null;
/** Something with a score: a word, a number, a choice; `own` is what the value is itself. */
export interface Scored {
  name: string;
  score: Score;
  own: boolean;
}

type Shape = Pick<InterpretationProps, "input_type" | "component_props" | "value">;

/** How an input is shown: as running text, as cells beside each other, as a picture, as sound, or not. */
export type View = "text" | "cells" | "picture" | "bars" | "none";

const VIEWS: Partial<Record<string, View>> = {
  image: "picture", audio: "bars", number: "cells", slider: "cells", checkbox: "cells", checkboxgroup: "cells", radio: "cells", dropdown: "cells",
};

export function viewOf({ input_type, value }: Pick<Shape, "input_type" | "value">): View {
  if (!Array.isArray(value?.interpretation)) return "none";
  return VIEWS[input_type ?? "textbox"] ?? (value.interpretation.every(Array.isArray) ? "text" : "none");
}

/** Return what has a score, one after the other. */
export function scoredOf({ input_type, component_props: props, value }: Shape): Scored[] {
  const scores = Array.isArray(value?.interpretation) ? (value.interpretation as unknown[]) : [];
  const read = READERS[input_type ?? "textbox"] ?? pairs;
  return read(scores, props ?? {}, value?.original);
}

type Read = (scores: readonly unknown[], props: Record<string, unknown>, original: unknown) => Scored[];
const READERS: Partial<Record<string, Read>> = {
  slider: (scores, { minimum, maximum }, original) => onScale(scores, numberOf(minimum, 0), numberOf(maximum, 100), original),
  checkbox: (scores) => named([t("choice.no"), t("choice.yes")], scores),
  checkboxgroup: choices,
  radio: choices,
  dropdown: choices,
  audio: (scores) => scores.map((score, index) => ({ name: String(index + 1), score: scoreOf(score), own: false })),
};

function pairs(scores: readonly unknown[]): Scored[] {
  return scores.map((pair) => {
    const [name, score] = Array.isArray(pair) ? (pair as unknown[]) : [pair, 0];
    return { name: typeof name === "number" ? shown(name) : String(name), score: scoreOf(score), own: score === null };
  });
}

function onScale(scores: readonly unknown[], minimum: number, maximum: number, original: unknown): Scored[] {
  const step = (maximum - minimum) / Math.max(1, scores.length - 1);
  const places = scores.map((_, index) => minimum + index * step);
  const nearest = Math.min(...places.map((place) => Math.abs(place - numberOf(original, minimum))));
  return places.map((place, index) => ({
    name: shown(Number(place.toPrecision(3))), score: scoreOf(scores[index]), own: Math.abs(place - numberOf(original, minimum)) === nearest,
  }));
}

function choices(scores: readonly unknown[], props: Record<string, unknown>): Scored[] {
  const all = Array.isArray(props["choices"]) ? (props["choices"] as Choice[]) : [];
  const names = all.map(([, value]) => nameOf(all, value));
  if (!scores.some(Array.isArray)) return named(names, scores);
  // Of each: what leaving it would do, or what taking it would.
  return scores.map((pair, index) => {
    const [left, taken] = Array.isArray(pair) ? (pair as unknown[]) : [null, pair];
    return { name: names[index] ?? String(index + 1), score: scoreOf(taken ?? (typeof left === "number" ? -left : null)), own: taken === null };
  });
}

function named(names: readonly string[], scores: readonly unknown[]): Scored[] {
  return scores.map((score, index) => ({ name: names[index] ?? String(index + 1), score: scoreOf(score), own: score === null }));
}

function scoreOf(score: unknown): Score {
  return typeof score === "number" && Number.isFinite(score) ? score : null;
}

function numberOf(value: unknown, otherwise: number): number {
  return typeof value === "number" ? value : otherwise;
}

/** The largest score, up or down, by which the colors are measured. */
export function largest(scores: readonly Score[]): number {
  return scores.reduce<number>((most, score) => Math.max(most, Math.abs(score ?? 0)), 0) || 1;
}

/** Red for what raises the result, blue for what lowers it; the stronger, the denser. */
export const COLORS = { raises: [229, 72, 77], lowers: [62, 99, 221] } as const;

export function colorOf(score: Score, most: number): string {
  const share = Math.min(1, Math.abs(score ?? 0) / most);
  return `rgb(${(score ?? 0) >= 0 ? COLORS.raises.join(" ") : COLORS.lowers.join(" ")} / ${Math.round(share * 45)}%)`;
}

/** Return a score as people read it: with its sign. */
export function scoreText(score: Score): string {
  if (score === null) return "";
  const text = shown(Number(score.toPrecision(2)));
  return score > 0 ? `+${text}` : text;
}
