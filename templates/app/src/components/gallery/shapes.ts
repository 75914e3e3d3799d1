import type { FileData } from "../../client/types.js";

/** A picture or a film; an older function's answer may hold only one of the two names. */
export interface Item {
  image?: FileData | null;
  video?: FileData | null;
  caption: string | null;
}
export type Value = Item[] | null;
