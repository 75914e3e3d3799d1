import type { FileData } from "../../client/types.js";

export type Icon = FileData | null;
