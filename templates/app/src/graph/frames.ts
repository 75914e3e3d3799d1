/** Does the last of what it is given, once a frame: a stream of 1,000 chunks a second needs no 1,000 drawings. */
export class Frames {
  private next: (() => void) | null = null;
  private requested = false;

  /** The first is done at once, so that nothing waits for a frame; what follows within the frame is put together. */
  schedule(task: () => void): void {
    if (this.requested) {
      this.next = task;
      return;
    }
    task();
    this.request();
  }

  /** Do what waits now. */
  flush(): void {
    const task = this.next;
    this.next = null;
    task?.();
  }

  private request(): void {
    this.requested = true;
    const tick = (): void => {
      this.requested = false;
      if (this.next === null) return;
      this.flush();
      this.request();
    };
    // A page in the background gets no frames.
    if (document.hidden) setTimeout(tick, 100);
    else requestAnimationFrame(tick);
  }
}
