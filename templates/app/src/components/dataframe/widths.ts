import { shownOf, type Kind } from "./cells.js";
import type { Cell } from "./shapes.js";

/** Pixels of a character, of the room beside the text, and the bounds of a column's width. */
const CHARACTER = 7.4;
const ROOM = 26;
const SORT_SIGN = 30;
const LEAST = 64;
const MOST = 360;
/** Rows from which a column's width is guessed. */
const SAMPLE = 100;

/** Return the pixels that each column takes at least: what its author says, else what its first cells need. */
export function widthsOf(
  headers: readonly string[], rows: readonly Cell[][], kinds: readonly Kind[], given: readonly (string | number)[] | null, total: number,
): number[] {
  const sample = rows.slice(0, SAMPLE);
  return headers.map((header, column) => pixelsOf(given?.[column], total) ?? guessed(header, sample, column, kinds[column] ?? "text"));
}

function pixelsOf(width: string | number | undefined, total: number): number | null {
  if (typeof width === "number") return width;
  const match = /^\s*([\d.]+)(px|%)?\s*$/.exec(width ?? "");
  if (!match) return null;
  return match[2] === "%" ? (total * Number(match[1])) / 100 : Number(match[1]);
}

function guessed(header: string, sample: readonly Cell[][], column: number, kind: Kind): number {
  if (kind === "image") return 96;
  const longest = sample.reduce((most, row) => Math.max(most, lineLength(shownOf(row[column], kind, null))), 0);
  const needed = Math.max(longest * CHARACTER + ROOM, header.length * CHARACTER + ROOM + SORT_SIGN);
  return Math.round(Math.min(MOST, Math.max(LEAST, needed)));
}

/** Length of the longest line; a wide character counts twice. */
function lineLength(text: string): number {
  return text.slice(0, 400).split("\n").reduce((most, line) => Math.max(most, line.length + (line.match(/[\u1100-\uffdc]/g)?.length ?? 0)), 0);
}

/** Return css columns: what is left of the room is shared out in proportion. */
export function template(widths: readonly number[], numbers: number): string {
  const columns = widths.map((width) => `minmax(${width}px, ${width}fr)`);
  return [...(numbers > 0 ? [`${numbers}px`] : []), ...columns].join(" ");
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
