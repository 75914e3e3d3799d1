/** Steps that can be taken back. */
const MOST = 100;

/** What was before, and what was taken back. States share what they have in common, so that keeping them costs little. */
export class History<T> {
  private past: T[] = [];
  private future: T[] = [];

  /** Remember what is now, before it changes. */
  push(now: T): void {
    this.past = [...this.past, now].slice(-MOST);
    this.future = [];
  }

  /** Return what was before, null where nothing was. */
  undo(now: T): T | null {
    const before = this.past.pop();
    if (before === undefined) return null;
    this.future.push(now);
    return before;
  }

  /** Return what the last undo took back, null where nothing was. */
  redo(now: T): T | null {
    const after = this.future.pop();
    if (after === undefined) return null;
    this.past.push(now);
    return after;
  }
}
