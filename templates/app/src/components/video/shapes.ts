import type { FileData } from "../../client/types.js";

export interface Caption {
  text: string;
  /** From and to, in seconds. */
  timestamp: [number, number];
}
/** A film; `part` is what the person has chosen of it, in seconds. */
export type Value = (FileData & { part?: [number, number] | null; subtitles?: Caption[] | null }) | null;
export type Sources = ("upload" | "webcam")[] | null;
export type Subtitles = Caption[] | null;
export type WebcamOptions = { mirror: boolean; constraints: { video?: MediaTrackConstraints; audio?: MediaTrackConstraints } | null } | null;
