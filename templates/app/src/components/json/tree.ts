import { t } from "../../i18n/index.svelte.js";
import type { Json } from "./shapes.js";

/** One line of the tree. */
export interface Line {
  /** Where it is: the keys from the root on, as a JSON pointer. */
  path: string;
  depth: number;
  /** Key or index in what holds it; null for the root. */
  key: string | number | null;
  value: Json;
  /** Number of entries of a list or an object, else null. */
  size: number | null;
  open: boolean;
  /** Place among its siblings, from 1, and how many they are. */
  position: number;
  siblings: number;
}

/** Levels that are open at the start. */
const OPEN_LEVELS = 2;
/** Entries beyond which a list or an object starts closed. */
const OPEN_SIZE = 50;

/** Which nodes are open: all or those near the root, and what was pressed since. */
export interface Openness {
  all: boolean;
  toggled: ReadonlySet<string>;
}

export function sizeOf(value: Json): number | null {
  if (typeof value !== "object" || value === null) return null;
  return Array.isArray(value) ? value.length : Object.keys(value).length;
}

/** Return the lines that are to be seen, from the top down. */
export function linesOf(value: Json, openness: Openness): Line[] {
  const lines: Line[] = [];
  add(lines, { path: "", depth: 0, key: null, value, position: 1, siblings: 1 }, openness);
  return lines;
}

function add(lines: Line[], node: Omit<Line, "size" | "open">, openness: Openness): void {
  const size = sizeOf(node.value);
  const open = size !== null && size > 0 && isOpen(node.path, node.depth, size, openness);
  lines.push({ ...node, size, open });
  if (!open) return;
  entriesOf(node.value).forEach(([key, value], index) => {
    const path = `${node.path}/${pointer(String(key))}`;
    add(lines, { path, depth: node.depth + 1, key, value, position: index + 1, siblings: size }, openness);
  });
}

function isOpen(path: string, depth: number, size: number, { all, toggled }: Openness): boolean {
  const initially = all || (depth < OPEN_LEVELS && size <= OPEN_SIZE) || depth === 0;
  return initially !== toggled.has(path);
}

function entriesOf(value: Json): [string | number, Json][] {
  if (Array.isArray(value)) return value.map((each, index) => [index, each]);
  return Object.entries(value as Record<string, Json>);
}

function pointer(key: string): string {
  return key.replaceAll("~", "~0").replaceAll("/", "~1");
}

/** Return the path of what holds this one, null for the root. */
export function parentOf(path: string): string | null {
  return path === "" ? null : path.slice(0, path.lastIndexOf("/"));
}

/** Return what stands in a line for the entries of a list or an object that is closed: `3 items`. */
export function summaryOf(value: Json, size: number): string {
  const one = size === 1;
  return t(Array.isArray(value) ? (one ? "json.item" : "json.items") : one ? "json.key" : "json.keys", { count: size.toLocaleString() });
}

/** Characters of a text that a line shows. */
const LONGEST = 10_000;

/** Return a value that holds no others as JSON text. */
export function textOf(value: Json): string {
  const text = JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

const MIRRORED: Record<string, string> = { ArrowLeft: "ArrowRight", ArrowRight: "ArrowLeft" };

/**
 * Return where a key leads in the tree (what the ARIA pattern says): to another line, to open or to close this one; null if the key
 * does nothing. Where text runs from right to left, so do the levels.
 */
export function stepOf(pressed: string, lines: readonly Line[], index: number, rtl = false): { to: number } | { toggle: string } | null {
  const line = lines[index];
  if (line === undefined) return null;
  const key = rtl ? (MIRRORED[pressed] ?? pressed) : pressed;
  const to = moveOf(key, index, lines.length);
  return to === null ? foldOf(key, lines, index, line) : { to };
}

function moveOf(key: string, index: number, count: number): number | null {
  switch (key) {
    case "ArrowDown":
      return Math.min(index + 1, count - 1);
    case "ArrowUp":
      return Math.max(index - 1, 0);
    case "Home":
      return 0;
    case "End":
      return count - 1;
    default:
      return null;
  }
}

function foldOf(key: string, lines: readonly Line[], index: number, { path, size, open }: Line): { to: number } | { toggle: string } | null {
  const toggle = size ? { toggle: path } : null;
  if (key === "ArrowRight") return open ? { to: Math.min(index + 1, lines.length - 1) } : toggle;
  if (key === "ArrowLeft") return open ? toggle : upwards(lines, path);
  return key === "Enter" || key === " " ? toggle : null;
}

function upwards(lines: readonly Line[], path: string): { to: number } | null {
  const parent = parentOf(path);
  return parent === null ? null : { to: lines.findIndex((line) => line.path === parent) };
}

/** How a value is coloured. */
export type Tone = "string" | "number" | "boolean" | "null";

export function toneOf(value: Json): Tone {
  return value === null ? "null" : (typeof value as Tone);
}
