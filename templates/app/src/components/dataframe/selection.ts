/** A cell of the view; row -1 is the header. */
export interface Place {
  row: number;
  column: number;
}

/** The cells from `anchor`, where it began, to `focus`, where the keyboard is. */
export interface Selection {
  anchor: Place;
  focus: Place;
}

export interface Block {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

/** Size of the view: rows without the header. */
export interface Size {
  rows: number;
  columns: number;
}

export function at(row: number, column: number): Selection {
  const place = { row, column };
  return { anchor: place, focus: place };
}

/** Return the cells selected, the header left out. */
export function blockOf({ anchor, focus }: Selection): Block {
  return {
    top: Math.max(0, Math.min(anchor.row, focus.row)),
    left: Math.min(anchor.column, focus.column),
    bottom: Math.max(anchor.row, focus.row),
    right: Math.max(anchor.column, focus.column),
  };
}

export function isIn(block: Block | null, row: number, column: number): boolean {
  return block !== null && row >= block.top && row <= block.bottom && column >= block.left && column <= block.right;
}

const STEPS: Record<string, [down: number, right: number]> = {
  ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1],
};

/**
 * Return the place that a key leads to, or null if it does not move.
 *
 * @param far - Whether to go all the way (Ctrl or Command is held).
 * @param page - Rows that fit on the screen.
 */
export function moved(key: string, from: Place, size: Size, far: boolean, page: number): Place | null {
  const step = STEPS[key];
  if (step) return far ? farthest(step, from, size) : inside({ row: from.row + step[0], column: from.column + step[1] }, size);
  switch (key) {
    case "Home":
      return far ? { row: 0, column: 0 } : { ...from, column: 0 };
    case "End":
      return inside({ row: far ? size.rows - 1 : from.row, column: size.columns - 1 }, size);
    case "PageUp":
      return inside({ ...from, row: Math.max(0, from.row - page) }, size);
    case "PageDown":
      return inside({ ...from, row: from.row + page }, size);
    default:
      return null;
  }
}

function farthest([down, right]: [number, number], from: Place, size: Size): Place {
  const row = down < 0 ? 0 : down > 0 ? size.rows - 1 : from.row;
  const column = right < 0 ? 0 : right > 0 ? size.columns - 1 : from.column;
  return inside({ row, column }, size);
}

/** Return the nearest place that exists. */
export function inside({ row, column }: Place, size: Size): Place {
  return { row: Math.max(-1, Math.min(row, size.rows - 1)), column: Math.max(0, Math.min(column, size.columns - 1)) };
}

/** Return the next cell in reading order, null past the last (or, backwards, before the first). */
export function following({ row, column }: Place, size: Size, backwards: boolean): Place | null {
  const index = row * size.columns + column + (backwards ? -1 : 1);
  if (index < 0 || index >= size.rows * size.columns) return null;
  return { row: Math.floor(index / size.columns), column: index % size.columns };
}
