import type { FileData } from "../../client/types.js";

export type Value = { text: string; files: FileData[] } | null;
export type Sources = ("upload" | "microphone")[] | null;
/** Attributes of the field, as the author gave them. */
export type HtmlAttributes = Record<string, string | number | boolean> | null;
