import type { FileData } from "../../client/types.js";

export type Value = { text: string; files: FileData[] } | null;
export type Sources = ("upload" | "microphone")[] | null;
