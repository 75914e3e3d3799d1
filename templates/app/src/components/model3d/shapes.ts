import type { FileData } from "../../client/types.js";

export type Value = FileData | null;
