import type { ReconnectOptions } from "./types.js";

export const RECONNECT: ReconnectOptions = { initial: 300, maximum: 15_000, attempts: 30 };

/** How long to wait before each attempt to restore a connection: doubling, bounded, never in step with other clients. */
export class Backoff {
  attempt = 0;
  private readonly options: ReconnectOptions;

  constructor(options: ReconnectOptions) {
    this.options = options;
  }

  /** Return the milliseconds until the next attempt; null when there have been enough. */
  next(): number | null {
    if (this.attempt >= this.options.attempts) return null;
    const delay = Math.min(this.options.initial * 2 ** this.attempt, this.options.maximum);
    this.attempt += 1;
    return delay * (0.75 + Math.random() / 2);
  }

  reset(): void {
    this.attempt = 0;
  }
}

/** Wait, but no longer than until the browser is back online or `signal` ends it. */
export function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) {
      resolve();
      return;
    }
    const page = typeof window === "undefined" ? null : window;
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener("abort", end);
      page?.removeEventListener("online", end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    signal.addEventListener("abort", end);
    page?.addEventListener("online", end);
  });
}
