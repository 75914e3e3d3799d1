import { textOf } from "./cells.js";
import type { Cell } from "./shapes.js";

/** Return cells as tab-separated text, as spreadsheets put it on the clipboard. */
export function toTsv(rows: readonly (readonly Cell[])[]): string {
  return rows.map((row) => row.map((cell) => quoted(textOf(cell))).join("\t")).join("\n");
}

function quoted(text: string): string {
  return /[\t\n\r"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Return the cells of tab-separated text, with quoted fields over several lines as spreadsheets write them. */
export function fromTsv(text: string): string[][] {
  const rows: string[][] = [[]];
  const field = /"((?:[^"]|"")*)"(?=[\t\r\n]|$)|([^\t\r\n]*)/y;
  const source = text.replace(/\r\n?/g, "\n").replace(/\n$/, "");
  for (let at = 0; at <= source.length; at += 1) {
    field.lastIndex = at;
    const match = field.exec(source);
    rows.at(-1)?.push(match?.[1] === undefined ? (match?.[2] ?? "") : match[1].replaceAll('""', '"'));
    at = field.lastIndex;
    if (source[at] === "\n") rows.push([]);
  }
  return rows;
}
