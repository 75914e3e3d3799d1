import type { FileData } from "../../client/types.js";
import { t } from "../../i18n/index.svelte.js";
import { bytes } from "../../kit/format.js";
import type { Value } from "./shapes.js";

/** Return the files of a value. */
export function filesIn(value: Value): FileData[] {
  return value === null ? [] : Array.isArray(value) ? value : [value];
}

/** Return what a file is called: its own name, else the end of its path. */
export function nameOf(file: FileData | undefined): string {
  return file?.orig_name ?? file?.path.split(/[\\/]/).pop() ?? "";
}

/** Return a name in two parts: what may be cut where there is little room, and the ending, which tells what it is. */
export function nameParts(name: string): [stem: string, ending: string] {
  const dot = name.lastIndexOf(".");
  return dot <= 0 || name.length - dot > 8 ? [name, ""] : [name.slice(0, dot), name.slice(dot)];
}

/** Return how many files they are and how large together; sizes that nobody knows are left out. */
export function totalOf(files: readonly FileData[]): string {
  const size = files.reduce((sum, file) => sum + (file.size ?? 0), 0);
  return t("file.total", { count: files.length, size: bytes(size) });
}

/** Return the files with one of them a place up or down. */
export function movedFile(files: readonly FileData[], index: number, by: -1 | 1): FileData[] {
  const moved = [...files];
  const [file] = moved.splice(index, 1);
  if (file) moved.splice(index + by, 0, file);
  return moved;
}
