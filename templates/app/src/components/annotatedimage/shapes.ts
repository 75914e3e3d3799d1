import type { FileData } from "../../client/types.js";

/** A labelled part: a picture that is clear outside of it. */
export interface Annotation {
  image: FileData;
  label: string;
}
export type Value = { image: FileData; annotations: Annotation[] } | null;
