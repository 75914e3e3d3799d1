import type { Job, Run } from "./protocol.js";
import type { EventOf, EventType, GradioEvent } from "./types.js";

/** Events kept for an iterator that has not begun, or is slow: beyond that the oldest go. */
const BACKLOG = 500;

type Listener<T extends EventType> = (event: EventOf<T>) => void;
type Waiter = (result: IteratorResult<GradioEvent, undefined>) => void;

/** What a submission needs of the client. */
export interface Backend {
  /** Bind the arguments, upload the files. */
  prepare(): Promise<Job>;
  start(job: Job, report: (event: GradioEvent) => void): Run;
  /** Return the event as its caller is to see it. */
  present(event: GradioEvent): GradioEvent;
  /** Return the last event of a run that failed before it began. */
  failed(error: Error): GradioEvent;
}

/**
 * A run of a function: an async iterable of its events, which end with a status of stage "complete" or "error".
 *
 * @example
 * const run = app.submit("/count", [3]);
 * run.on("status", (status) => console.log(status.stage));
 * for await (const event of run) if (event.type === "data") console.log(event.data);
 */
export class Submission implements AsyncIterableIterator<GradioEvent, undefined> {
  private readonly listeners = new Map<EventType, Set<(event: never) => void>>();
  private readonly backlog: GradioEvent[] = [];
  private readonly waiting: Waiter[] = [];
  private run: Run | null = null;
  private ended = false;
  private readonly started: Promise<void>;
  private readonly backend: Backend;

  constructor(backend: Backend) {
    this.backend = backend;
    this.started = this.start();
  }

  /** Call `listener` with each event of this type. */
  on<T extends EventType>(type: T, listener: Listener<T>): this {
    const listeners = this.listeners.get(type) ?? new Set();
    listeners.add(listener);
    this.listeners.set(type, listeners);
    return this;
  }

  /** Call `listener` no more. */
  off<T extends EventType>(type: T, listener: Listener<T>): this {
    this.listeners.get(type)?.delete(listener);
    return this;
  }

  /**
   * End the run on the server. Its last event, a status of stage "complete", still comes.
   *
   * @throws ClientError - the server could not be told.
   */
  async cancel(): Promise<void> {
    await this.started;
    await this.run?.cancel();
  }

  /** Hear no more of the run, which goes on; iterators end. */
  destroy(): void {
    this.run?.release();
    this.listeners.clear();
    this.backlog.length = 0;
    this.end();
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  next(): Promise<IteratorResult<GradioEvent, undefined>> {
    const event = this.backlog.shift();
    if (event !== undefined) return Promise.resolve({ done: false, value: event });
    if (this.ended) return Promise.resolve({ done: true, value: undefined });
    return new Promise((resolve) => { this.waiting.push(resolve); });
  }

  /** Called when a loop is left early: ends the run. */
  async return(): Promise<IteratorResult<GradioEvent, undefined>> {
    await this.cancel();
    this.destroy();
    return { done: true, value: undefined };
  }

  private async start(): Promise<void> {
    try {
      const job = await this.backend.prepare();
      // Somebody may have destroyed it while its files went up.
      if (!this.over()) this.run = this.backend.start(job, (event) => { this.report(event); });
    } catch (error) {
      this.report(this.backend.failed(error as Error));
    }
  }

  private over(): boolean {
    return this.ended;
  }

  private report(reported: GradioEvent): void {
    if (this.ended) return;
    const event = this.backend.present(reported);
    for (const listener of this.listeners.get(event.type) ?? []) call(listener as (event: GradioEvent) => void, event);
    const waiter = this.waiting.shift();
    if (waiter) waiter({ done: false, value: event });
    else this.keep(event);
    if (event.type === "status" && (event.stage === "complete" || event.stage === "error")) this.end();
  }

  private keep(event: GradioEvent): void {
    this.backlog.push(event);
    if (this.backlog.length > BACKLOG) this.backlog.shift();
  }

  private end(): void {
    this.ended = true;
    for (const waiter of this.waiting.splice(0)) waiter({ done: true, value: undefined });
  }
}

/** An error in a listener is its author's: it must not end the stream that other listeners share. */
export function call<E>(listener: (event: E) => void, event: E): void {
  try {
    listener(event);
  } catch (error) {
    queueMicrotask(() => { throw error; });
  }
}
