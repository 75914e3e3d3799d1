import type { Cell, Value } from "./shapes.js";

/** Return the cells of a CSV file: quoted ones may hold commas, quotes and line breaks. */
function cellsOf(text: string): string[][] {
  const rows: string[][] = [[]];
  const pattern = /("(?:[^"]|"")*"|[^,\r\n]*)(,|\r?\n|$)/g;
  for (const [, cell = "", end = ""] of text.matchAll(pattern)) {
    rows.at(-1)?.push(cell.startsWith("\"") ? cell.slice(1, -1).replaceAll("\"\"", "\"") : cell);
    if (end === "") break;
    if (end !== ",") rows.push([]);
  }
  return rows.filter((row) => row.some((cell) => cell !== ""));
}

/** Return the table that a CSV file holds: headers first, numbers as numbers. */
export function tableOf(text: string): Value {
  const [headers, ...rows] = cellsOf(text.replace(/^\uFEFF/, ""));
  if (!headers) return null;
  return { headers, data: rows.map((row) => headers.map((_, index) => cellOf(row[index] ?? ""))) };
}

function cellOf(text: string): Cell {
  const plain = text.trim();
  if (plain === "") return null;
  const number = Number(plain);
  return Number.isFinite(number) ? number : plain;
}
