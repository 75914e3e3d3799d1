/** A place on the sheet, in its pixels. */
export type Spot = readonly [x: number, y: number];

export interface Stroke {
  erasing: boolean;
  /** A css color. */
  color: string;
  /** Its width, in pixels of the sheet. */
  size: number;
  spots: readonly Spot[];
}

/** What can be taken back as one: a stroke, or that all were wiped away. */
export type Step = Stroke | "wiped";

/** One layer of a drawing: what it began with, and what was done to it since. */
export class Layer {
  readonly name: string;
  steps = $state.raw<readonly Step[]>([]);
  /** The stroke that is being drawn. */
  live = $state.raw<Stroke | null>(null);
  /** What was there before anything was drawn. */
  base = $state.raw<CanvasImageSource | null>(null);
  private undone = $state.raw<readonly Step[]>([]);

  constructor(name = "", base: CanvasImageSource | null = null) {
    this.name = name;
    this.base = base;
  }

  get undoable(): boolean {
    return this.steps.length > 0;
  }

  get redoable(): boolean {
    return this.undone.length > 0;
  }

  /** Whether there is nothing on it. */
  get empty(): boolean {
    const { strokes, wiped } = seen(this.steps);
    return (wiped || this.base === null) && strokes.every(({ erasing }) => erasing);
  }

  begin(stroke: Stroke): void {
    this.live = stroke;
  }

  extend(spots: readonly Spot[]): void {
    if (this.live) this.live = { ...this.live, spots: [...this.live.spots, ...spots] };
  }

  end(): void {
    if (this.live) this.take(this.live);
    this.live = null;
  }

  wipe(): void {
    if (!this.empty) this.take("wiped");
  }

  undo(): void {
    const last = this.steps.at(-1);
    if (last === undefined) return;
    this.steps = this.steps.slice(0, -1);
    this.undone = [...this.undone, last];
  }

  redo(): void {
    const next = this.undone.at(-1);
    if (next === undefined) return;
    this.undone = this.undone.slice(0, -1);
    this.steps = [...this.steps, next];
  }

  private take(step: Step): void {
    this.steps = [...this.steps, step];
    this.undone = [];
  }
}

/** The strokes since all were wiped away last, and whether they were. */
export function seen(steps: readonly Step[]): { strokes: Stroke[]; wiped: boolean } {
  const from = steps.lastIndexOf("wiped") + 1;
  return { strokes: steps.slice(from).filter((step): step is Stroke => step !== "wiped"), wiped: from > 0 };
}

const ARROWS: Record<string, Spot> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** Return where an arrow key leads: a hundredth of the sheet, with Shift a tenth; null for other keys. */
export function stepped([x, y]: Spot, key: string, far: boolean, width: number, height: number): Spot | null {
  const way = ARROWS[key];
  if (!way) return null;
  const step = Math.max(1, Math.round(Math.max(width, height) / (far ? 10 : 100)));
  return [within(x + way[0] * step, width), within(y + way[1] * step, height)];
}

function within(place: number, size: number): number {
  return Math.min(size, Math.max(0, place));
}
