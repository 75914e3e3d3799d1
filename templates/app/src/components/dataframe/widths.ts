import { shownOf, type Kind } from "./cells.js";
import type { Cell } from "./shapes.js";

/** Returns how many pixels a text takes in one line. */
export type Ruler = (text: string) => number;

/** Pixels of the room beside a text, and the bounds of a column's width. */
const ROOM = 28;
const SORT_SIGN = 30;
const LEAST = 64;
/** Characters beyond which no text makes its column wider. */
const LONGEST = 100;
const MOST = 360;
/** Rows from which a column's width is guessed, and how many of its texts are measured: those with most characters. */
const SAMPLE = 100;
const MEASURED = 4;

/** Return the pixels that each column takes at least: what its author says, else what its first cells need. */
export function widthsOf(
  headers: readonly string[], rows: readonly Cell[][], kinds: readonly Kind[], given: readonly (string | number)[] | null, total: number, ruler: Ruler,
): number[] {
  const sample = rows.slice(0, SAMPLE);
  return headers.map((header, column) => pixelsOf(given?.[column], total) ?? guessed(header, sample, column, kinds[column] ?? "text", ruler));
}

function pixelsOf(width: string | number | undefined, total: number): number | null {
  if (typeof width === "number") return width;
  const match = /^\s*([\d.]+)(px|%)?\s*$/.exec(width ?? "");
  if (!match) return null;
  return match[2] === "%" ? (total * Number(match[1])) / 100 : Number(match[1]);
}

function guessed(header: string, sample: readonly Cell[][], column: number, kind: Kind, ruler: Ruler): number {
  if (kind === "image") return 96;
  const lines = sample.flatMap((row) => shownOf(row[column], kind, LONGEST).split("\n"));
  const longest = lines.sort((a, b) => b.length - a.length).slice(0, MEASURED).map(ruler);
  const needed = Math.max(ruler(header) + SORT_SIGN, ...longest) + ROOM;
  return Math.ceil(Math.min(MOST, Math.max(LEAST, needed)));
}

/** Return a ruler for texts in an element's font; where nothing can be measured (in tests) each character counts the same. */
export function rulerOf(element: Element): Ruler {
  const context = typeof OffscreenCanvas === "undefined" ? null : new OffscreenCanvas(1, 1).getContext("2d");
  if (!context) return byCount;
  const { fontSize, fontFamily } = getComputedStyle(element);
  // The header is a little bolder than the cells.
  context.font = `500 ${fontSize} ${fontFamily}`;
  return (text) => context.measureText(text).width;
}

export const byCount: Ruler = (text) => text.length * 7.4;

/** The css columns of a row, and in which of them a column stands. */
export interface Tracks {
  template: string;
  of: (column: number) => number;
}

/**
 * Return the tracks for the columns that are drawn. All but the `fixed` ones share out what is left of the room in proportion; of many only those in
 * view have a track, with one for the gap behind the pinned columns: hundreds of tracks in each row would make scrolling slow.
 */
export function tracksOf(
  widths: readonly number[], drawn: readonly number[], pinned: number, numbers: number, fixed: Readonly<Record<number, number>> = {},
): Tracks {
  const first = numbers > 0 ? [`${numbers}px`] : [];
  const track = (column: number): string => `${widths[column] ?? 0}px`;
  if (drawn.length === widths.length) {
    const shared = widths.map((width, column) => (column in fixed ? track(column) : `minmax(${width}px, ${width}fr)`));
    return { template: [...first, ...shared].join(" "), of: (column) => first.length + 1 + column };
  }
  const rest = drawn.filter((column) => column >= pinned);
  const gap = sum(widths.slice(pinned, rest[0] ?? pinned));
  const held = drawn.filter((column) => column < pinned).map(track);
  return {
    template: [...first, ...held, `${gap}px`, ...rest.map(track)].join(" "),
    of: (column) => first.length + 1 + (column < pinned ? column : pinned + 1 + column - (rest[0] ?? 0)),
  };
}

export function sum(widths: readonly number[]): number {
  return widths.reduce((total, width) => total + width, 0);
}

/** Return the first and the last column in view, one more at each side; all of them where they are few. */
export function columnsIn(widths: readonly number[], from: number, room: number): [number, number] {
  if (widths.length <= 30) return [0, widths.length - 1];
  let left = 0;
  let first = 0;
  while (first < widths.length - 1 && left + (widths[first] ?? 0) <= from) left += widths[first++] ?? 0;
  let last = first;
  while (last < widths.length - 1 && left < from + room) left += widths[last++] ?? 0;
  return [Math.max(0, first - 1), Math.min(widths.length - 1, last + 1)];
}

/** Pixels that the row numbers take. */
export function numbersWidth(rows: number): number {
  return Math.max(44, String(rows).length * 9 + 24);
}
