import { t } from "../../i18n/index.svelte.js";
import type { Color } from "./shapes.js";
import type { ImageeditorProps } from "./types.js";

const COLORS = ["#000000", "#dc2626", "#ea8a00", "#16a34a", "#2563eb", "#9333ea", "#ffffff"];

/** What the brush is like: its width in pixels (null where there is none), its colors, and whether others will do. */
export function brushOf({ brush }: Pick<ImageeditorProps, "brush">, longest: number): { size: number | null; colors: string[]; free: boolean } {
  if (brush === false) return { size: null, colors: [], free: false };
  const colors = brush?.colors.length ? brush.colors.map(css) : COLORS;
  const first = brush?.default_color ? css(brush.default_color) : colors[0];
  return {
    size: sizeOf(brush?.default_size ?? "auto", longest),
    colors: first === undefined ? colors : [first, ...colors.filter((color) => color !== first)],
    free: brush?.color_mode !== "fixed",
  };
}

/** Width of the eraser, null where there is none. */
export function eraserOf({ eraser }: Pick<ImageeditorProps, "eraser">, longest: number): number | null {
  return eraser === false ? null : sizeOf(eraser?.default_size ?? "auto", longest * 2);
}

function sizeOf(size: number | "auto", longest: number): number {
  return size === "auto" ? Math.max(2, Math.round(longest / 80)) : Math.max(1, size);
}

/** Return a color as css takes it; one with an opacity gets it as its last two digits. */
export function css(color: Color): string {
  if (typeof color === "string") return color;
  const [name, opacity] = color;
  const alpha = Math.round(Math.min(1, Math.max(0, opacity)) * 255).toString(16).padStart(2, "0");
  return /^#[0-9a-f]{6}$/i.test(name) ? name + alpha : name;
}

/** Names of the layers at the start, and whether people can add some. */
export function layersOf({ layers }: Pick<ImageeditorProps, "layers">): { names: string[]; more: boolean } {
  const first = [layerName(1)];
  if (typeof layers === "boolean") return { names: first, more: layers };
  const names = layers.layers?.length ? layers.layers : first;
  return { names, more: layers.allow_additional_layers && !layers.disabled };
}

export function layerName(number: number): string {
  return t("drawing.layer", { number });
}
