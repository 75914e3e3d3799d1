/** Share of the picture from its left and from its top, 0 to 1. */
export interface Point {
  x: number;
  y: number;
}

/** Return the pixel of the picture at a point; the last pixel at its very edge. */
export function pixelOf({ x, y }: Point, width: number, height: number): [number, number] {
  return [pixel(x, width), pixel(y, height)];
}

function pixel(share: number, size: number): number {
  return Math.min(size - 1, Math.max(0, Math.floor(share * size)));
}

/** Return the point of the picture that was pressed. */
export function pointOf(event: Pick<MouseEvent, "clientX" | "clientY">, box: Pick<DOMRect, "left" | "top" | "width" | "height">): Point {
  return { x: (event.clientX - box.left) / box.width, y: (event.clientY - box.top) / box.height };
}

const STEPS: Record<string, readonly [number, number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** Return where an arrow key leads: a hundredth of the picture, with Shift a tenth; null for other keys. */
export function movedPoint({ x, y }: Point, { key, shiftKey }: Pick<KeyboardEvent, "key" | "shiftKey">): Point | null {
  const step = STEPS[key];
  if (!step) return null;
  const far = shiftKey ? 0.1 : 0.01;
  return { x: within(x + step[0] * far), y: within(y + step[1] * far) };
}

function within(share: number): number {
  return Math.min(1, Math.max(0, share));
}
