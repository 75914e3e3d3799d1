import type { FileData } from "../../client/types.js";

/** A picture, with the mask that was drawn over it where the author asked for one. */
export type Value = FileData | { image: FileData | null; mask: FileData | null } | null;
export type Way = "upload" | "webcam" | "clipboard";
export type Sources = Way[] | null;
export type Shape = [number | null, number | null] | null;
export type WebcamOptions = { mirror: boolean; constraints: { video?: MediaTrackConstraints | boolean } | null } | null;
