/** A part of the picture, in pixels of the screen. */
export interface Part {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Where the arrow keys lead. */
export const corners: Partial<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1],
};

/** Whether a part lies within the picture, give or take what rounding does. */
export function limited({ x, y, width, height }: Part, across: number, down: number): boolean {
  return x >= -1 && y >= -1 && width >= 4 && height >= 4 && x + width <= across + 1 && y + height <= down + 1;
}
