import type { FileData } from "../../client/types.js";

export type Value = { background: FileData | null; layers: FileData[]; composite: FileData | null } | null;
export type Way = "upload" | "webcam" | "clipboard";
export type Sources = Way[] | null;
/** A css color, or one with its opacity. */
export type Color = string | [string, number];
export type Brush = { default_size: number | "auto"; colors: Color[]; default_color: Color | null; color_mode: "fixed" | "defaults" } | false | null;
export type Eraser = { default_size: number | "auto" } | false | null;
export type Layers = boolean | { allow_additional_layers: boolean; layers: string[] | null; disabled: boolean };
export type CanvasSize = [number, number];
export type WebcamOptions = { mirror: boolean; constraints: { video?: MediaTrackConstraints | boolean } | null } | null;
