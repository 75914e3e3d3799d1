import type { FileData } from "../../client/types.js";
import type { Cell, Table } from "../dataframe/shapes.js";
import type { Value } from "./shapes.js";

/** Components that a result is drawn with. */
export type Kind = "textbox" | "number" | "json" | "dataframe" | "image" | "file" | "plot";

/** One thing to draw: the component, and what it shows. */
export interface Part {
  kind: Kind;
  value: unknown;
}

/** Things of different kinds that are drawn below each other; more are data. */
const MOST_PARTS = 12;

/** Return what a result is drawn with: one thing, or several where pictures, files or tables lie in a list. */
export function partsOf(value: Value): Part[] {
  if (Array.isArray(value) && !value.every(isFile) && value.length <= MOST_PARTS && value.some(isRich)) return value.map(partOf);
  return [partOf(value)];
}

function partOf(value: Value): Part {
  if (value === null) return { kind: "textbox", value };
  if (typeof value === "number") return { kind: "number", value };
  if (typeof value !== "object") return { kind: "textbox", value: String(value) };
  return richOf(value) ?? dataOf(value);
}

/** Return what files and figures are drawn with; null for all else. */
function richOf(value: Value): Part | null {
  if (isFile(value)) return { kind: isPicture(value) ? "image" : "file", value };
  if (Array.isArray(value) && value.length > 0 && value.every(isFile)) return { kind: "file", value };
  return isFigure(value) ? { kind: "plot", value } : null;
}

function dataOf(value: Value): Part {
  const table = tableOf(value);
  return table ? { kind: "dataframe", value: table } : { kind: "json", value };
}

function isPicture(file: FileData): boolean {
  return file.mime_type?.startsWith("image/") ?? false;
}

function isRich(value: Value): boolean {
  return isFile(value) || isTable(value) || isFigure(value);
}

const LIBRARIES = new Set(["altair", "bokeh", "plotly"]);

function isFigure(value: Value): boolean {
  if (typeof value !== "object" || value === null || !("type" in value) || !("plot" in value)) return false;
  return Object.keys(value).length === 2 && typeof value.type === "string" && LIBRARIES.has(value.type) && typeof value.plot === "string";
}

function isFile(value: Value): value is FileData {
  return typeof value === "object" && value !== null && "meta" in value && (value.meta as Partial<FileData["meta"]> | null)?._type === "gradio.FileData";
}

function isTable(value: Value): value is Table {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  return "metadata" in value && "headers" in value && "data" in value && Array.isArray(value.headers) && isGrid(value.data);
}

/** Return the table that a value is: one itself, rows of one length, or objects with the same keys. */
function tableOf(value: Value): Table | null {
  if (isTable(value)) return value;
  if (!Array.isArray(value) || value.length === 0) return null;
  if (isGrid(value)) return value[0] && value[0].length > 0 ? { headers: value[0].map((_, index) => String(index + 1)), data: value, metadata: null } : null;
  return recordsOf(value);
}

function recordsOf(values: unknown[]): Table | null {
  const records = values.filter((each): each is Record<string, unknown> => typeof each === "object" && each !== null && !Array.isArray(each));
  const headers = Object.keys(records[0] ?? {});
  const alike = records.every((each) => Object.keys(each).join("\0") === headers.join("\0"));
  if (records.length < values.length || headers.length === 0 || !alike) return null;
  const data = records.map((each) => headers.map((name) => each[name]));
  return isGrid(data) ? { headers, data, metadata: null } : null;
}

function isGrid(value: unknown): value is Cell[][] {
  if (!Array.isArray(value)) return false;
  return value.every((row: unknown) => Array.isArray(row) && row.length === (value[0] as unknown[]).length && row.every(isCell));
}

function isCell(value: unknown): value is Cell {
  return value === null || typeof value !== "object";
}
