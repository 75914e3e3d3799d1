/** The uploads, and what leads to one, that are under way, so that a run does not start without the files that are on their way to it. */
export class Uploads {
  private readonly pending = new Set<Promise<unknown>>();

  /** Remember an upload until it ends. */
  track<T>(upload: Promise<T>): Promise<T> {
    this.pending.add(upload);
    const forget = (): void => { this.pending.delete(upload); };
    upload.then(forget, forget);
    return upload;
  }

  /** Return what waits for all uploads; null where there is nothing to wait for. */
  ready(): Promise<void> | null {
    return this.pending.size === 0 ? null : this.settled();
  }

  private async settled(): Promise<void> {
    while (this.pending.size > 0) await Promise.allSettled(this.pending);
    // Who uploaded hears of it first, and sets the values that the run is to take.
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
}
