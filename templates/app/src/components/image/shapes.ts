import type { FileData } from "../../client/types.js";

export type Value = FileData | null;
export type Source = "upload" | "webcam" | "clipboard";
export type Sources = Source[] | null;
