import { seen, type Layer, type Stroke } from "./layer.svelte.js";

/** Pixels of a sheet: what phones still draw on. */
const MOST = 16_000_000;

/** Return the size of the sheet for a picture: its own, or the largest that can be drawn on. */
export function sheetSize(width: number, height: number): { width: number; height: number } {
  const scale = Math.min(1, Math.sqrt(MOST / (width * height)));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** Make a canvas, and give it to be drawn on. */
export function drawnOn(width: number, height: number, draw: (context: CanvasRenderingContext2D) => void): HTMLCanvasElement {
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext("2d");
  if (context) draw(context);
  return canvas;
}

export function paintStroke(context: CanvasRenderingContext2D, { erasing, color, size, spots }: Stroke): void {
  const [first, ...others] = spots;
  if (!first) return;
  context.save();
  context.globalCompositeOperation = erasing ? "destination-out" : "source-over";
  context.strokeStyle = context.fillStyle = erasing ? "#000" : color;
  context.lineWidth = size;
  context.lineCap = context.lineJoin = "round";
  context.beginPath();
  if (others.every(([x, y]) => x === first[0] && y === first[1])) {
    // A line without length is not drawn.
    context.arc(...first, size / 2, 0, 2 * Math.PI);
    context.fill();
    context.restore();
    return;
  }
  context.moveTo(...first);
  others.forEach(([x, y], index) => {
    const [nextX, nextY] = others[index + 1] ?? [x, y];
    context.quadraticCurveTo(x, y, (x + nextX) / 2, (y + nextY) / 2);
  });
  context.stroke();
  context.restore();
}

/** Draw all of a layer but the stroke that is under way. */
export function paintLayer(context: CanvasRenderingContext2D, { base, steps }: Pick<Layer, "base" | "steps">): void {
  const { width, height } = context.canvas;
  const { strokes, wiped } = seen(steps);
  context.clearRect(0, 0, width, height);
  if (base && !wiped) context.drawImage(base, 0, 0, width, height);
  for (const stroke of strokes) paintStroke(context, stroke);
}

/** Return a layer alone. */
export function layerCanvas(layer: Layer, width: number, height: number): HTMLCanvasElement {
  return drawnOn(width, height, (context) => { paintLayer(context, layer); });
}

/** Return what pictures look like upon each other, the lowest first; `paper` is the color below them all. */
export function flattened(parts: readonly CanvasImageSource[], width: number, height: number, paper: string | null = null): HTMLCanvasElement {
  return drawnOn(width, height, (context) => {
    if (paper) {
      context.fillStyle = paper;
      context.fillRect(0, 0, width, height);
    }
    for (const part of parts) context.drawImage(part, 0, 0, width, height);
  });
}

/** Return a layer as a mask: white where something is drawn, black elsewhere. */
export function maskOf(layer: Layer, width: number, height: number): HTMLCanvasElement {
  return drawnOn(width, height, (context) => {
    paintLayer(context, layer);
    fill(context, "source-in", "#fff");
    fill(context, "destination-over", "#000");
  });
}

/** Return what a mask covers, in a color, to be drawn on. */
export function coverOf(mask: CanvasImageSource, width: number, height: number, color: string): HTMLCanvasElement {
  return drawnOn(width, height, (context) => {
    context.drawImage(mask, 0, 0, width, height);
    const pixels = context.getImageData(0, 0, width, height);
    for (let at = 0; at < pixels.data.length; at += 4) pixels.data[at + 3] = pixels.data[at] ?? 0;
    context.putImageData(pixels, 0, 0);
    fill(context, "source-in", color);
  });
}

function fill(context: CanvasRenderingContext2D, how: GlobalCompositeOperation, color: string): void {
  context.globalCompositeOperation = how;
  context.fillStyle = color;
  context.fillRect(0, 0, context.canvas.width, context.canvas.height);
}

/** Return a canvas as a file. Throws where the browser does not let its pixels be read. */
export async function fileOf(canvas: HTMLCanvasElement, name: string): Promise<File> {
  const blob = await new Promise<Blob | null>((resolve) => { canvas.toBlob(resolve, "image/png"); });
  if (!blob) throw new Error(`A picture of ${canvas.width} x ${canvas.height} pixels cannot be written.`);
  return new File([blob], name, { type: "image/png" });
}

/** Load a picture to draw with. */
export async function loaded(address: string): Promise<HTMLImageElement> {
  const image = new Image();
  image.src = address;
  await image.decode();
  return image;
}
