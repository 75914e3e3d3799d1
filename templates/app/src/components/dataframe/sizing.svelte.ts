/** Pixels that a column keeps, and may have. */
const [LEAST, MOST] = [40, 2000];

/** Widths that a person gave to columns: by mouse, by finger, by keyboard. */
export class Sizing {
  given = $state.raw<Readonly<Record<number, number>>>({});
  private from: { column: number; at: number; width: number } | null = null;

  /** The edge of a column is taken at `at`; the column is `width` wide. */
  begin(column: number, at: number, width: number): void {
    this.from = { column, at, width };
  }

  move(at: number, rtl: boolean): void {
    if (this.from) this.set(this.from.column, this.from.width + (at - this.from.at) * (rtl ? -1 : 1));
  }

  end(): void {
    this.from = null;
  }

  set(column: number, width: number): void {
    this.given = { ...this.given, [column]: Math.round(Math.min(MOST, Math.max(LEAST, width))) };
  }

  /** Let a column be as wide as what is in it again. */
  forget(column: number): void {
    this.given = Object.fromEntries(Object.entries(this.given).filter(([key]) => Number(key) !== column));
  }

  clear(): void {
    this.given = {};
  }
}
