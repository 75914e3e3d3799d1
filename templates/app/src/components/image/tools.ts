import type { FileData } from "../../client/types.js";
import type { ImageProps } from "./types.js";

/** What is drawn: a mask over a picture, colors, or plain strokes in one color. */
export type Drawing = "mask" | "colors" | "plain";

/** Return what people draw, null where they do not. */
export function drawingOf({ source, tool }: Pick<ImageProps, "source" | "tool">): Drawing | null {
  if (tool === "color-sketch") return "colors";
  if (source === "canvas") return "plain";
  return tool === "sketch" ? "mask" : null;
}

/** Whether the picture can be cropped, at once or at the press of a button. */
export function cropOf({ source, tool }: Pick<ImageProps, "source" | "tool">): "direct" | "asked" | null {
  if (tool === "select") return "direct";
  return source !== "canvas" && (tool === null || tool === "editor") ? "asked" : null;
}

/** Return the picture of a value, and the mask over it. */
export function partsOf(value: ImageProps["value"]): { image: FileData | null; mask: FileData | null } {
  return value && "image" in value ? value : { image: value, mask: null };
}

/** Shorter side and longer side of an empty sheet, in pixels. */
const SHEET = [480, 640] as const;

/** Return the size of an empty sheet: in the proportions that the author wants, and fine enough to draw on. */
export function blankSize(shape: ImageProps["shape"]): { width: number; height: number } {
  const [width, height] = [shape?.[0] ?? null, shape?.[1] ?? null];
  if (!width || !height) return { width: SHEET[1], height: SHEET[0] };
  const scale = Math.max(1, SHEET[0] / Math.max(width, height));
  return { width: Math.round(width * scale), height: Math.round(height * scale) };
}

/** Return the width of a stroke at the start: that which the author wants, or one that fits the sheet. */
export function strokeOf({ brush_radius, shape }: Pick<ImageProps, "brush_radius" | "shape">, kind: Drawing, longest: number): number {
  if (brush_radius !== null) return Math.max(1, brush_radius * 2);
  const finest = kind === "mask" ? longest / 20 : longest / 80;
  const pixels = Math.max(shape?.[0] ?? 0, shape?.[1] ?? 0);
  // Of a sheet that becomes 28 pixels wide, a hair would not be left.
  return Math.max(2, Math.round(kind !== "mask" && pixels > 0 ? Math.min(longest / 12, Math.max(finest, (2 * longest) / pixels)) : finest));
}

/** Colors beside the author's for those who draw in color. */
export const COLORS = ["#dc2626", "#ea8a00", "#16a34a", "#2563eb", "#9333ea", "#ffffff"];
