import { Backoff, pause } from "./backoff.js";
import { ConnectionError, ProtocolError } from "./errors.js";
import { error_of, type Http } from "./http.js";
import { message_of, type Message } from "./messages.js";
import { frames, type Frame } from "./sse.js";
import type { ConnectionEvent, ReconnectOptions } from "./types.js";

/** Milliseconds without a sign of life (the server gives one every 15 seconds) after which the connection counts as lost. */
const SILENCE = 60_000;

/** Who waits for the messages of one run. */
export interface Listener {
  message(message: Message): void;
  /** The messages to come are those of another connection. */
  reset(): void;
  fail(error: Error): void;
  connection(event: ConnectionEvent): void;
}

interface Entry {
  listener: Listener;
  /** The connection that was open, or the last one, when the run began. */
  connection: number;
  /** Number of its last message. Of its own: a burst may bring one run's messages after another run's later ones. */
  last_id: number;
}

/** The one event stream of a session: open while a run is pending, restored where it is lost. */
export class SessionStream {
  private readonly listeners = new Map<string, Entry>();
  private early: Message[] = [];
  private expecting = 0;
  private running = false;
  private connection = 0;
  private last_id: number | null = null;
  private readonly ended = new AbortController();
  private watch = new AbortController();
  private readonly http: Http;
  private readonly session_hash: string;
  private readonly backoff: Backoff;
  private readonly told: (event: ConnectionEvent) => void;
  private readonly ends_itself: boolean;
  /** Whether this client ended the connection because nothing was pending. */
  private idle = false;

  constructor(http: Http, session_hash: string, reconnect: ReconnectOptions, told: (event: ConnectionEvent) => void, ends_itself: boolean) {
    this.http = http;
    this.session_hash = session_hash;
    this.backoff = new Backoff(reconnect);
    this.told = told;
    this.ends_itself = ends_itself;
  }

  /**
   * Call `join`, which starts a run and returns its id, and hand the run's messages to `listener`. An open stream may bring some of
   * them before the id is known: they are kept until then.
   */
  async listen(join: () => Promise<string>, listener: Listener): Promise<string> {
    this.expecting += 1;
    try {
      const event_id = await join();
      this.listeners.set(event_id, { listener, connection: this.connection, last_id: -1 });
      for (const message of this.early.filter((each) => each.event_id === event_id)) listener.message(message);
      void this.run();
      return event_id;
    } finally {
      this.expecting -= 1;
      if (this.expecting === 0) this.early = [];
    }
  }

  forget(event_id: string): void {
    this.listeners.delete(event_id);
    if (this.ends_itself || this.listeners.size > 0 || this.expecting > 0) return;
    this.idle = true;
    this.watch.abort();
  }

  close(): void {
    this.ended.abort();
    this.watch.abort();
    this.listeners.clear();
  }

  private async run(): Promise<void> {
    if (this.running) return;
    this.running = true;
    this.last_id = null;
    while (this.listeners.size > 0 && !this.ended.signal.aborted) {
      const outcome = await this.connect();
      if (outcome === "lost" && this.listeners.size > 0) await this.recover();
    }
    this.running = false;
  }

  /** Read one connection to its end: "closed" by the server because nothing is pending, or "lost". */
  private async connect(): Promise<"closed" | "lost"> {
    const watch = (this.watch = new AbortController());
    let timer = setTimeout(() => { watch.abort(); }, SILENCE);
    this.connection += 1;
    this.idle = false;
    try {
      for await (const frame of this.frames(watch.signal)) {
        clearTimeout(timer);
        timer = setTimeout(() => { watch.abort(); }, SILENCE);
        if (this.read(frame)) return this.closed();
      }
      return "lost";
    } catch (error) {
      if (this.ended_it()) return this.closed();
      if (error instanceof ConnectionError || watch.signal.aborted || error instanceof TypeError) return "lost";
      this.fail_all(error as Error);
      return "closed";
    } finally {
      clearTimeout(timer);
    }
  }

  /** A method, because what is read here has changed since it was set above. */
  private ended_it(): boolean {
    return this.idle;
  }

  private async *frames(signal: AbortSignal): AsyncGenerator<Frame> {
    const query = new URLSearchParams({ session_hash: this.session_hash, ids: "1" });
    if (this.last_id !== null) query.set("after", String(this.last_id));
    const response = await this.http.fetch(this.http.api(`queue/data?${query.toString()}`), {
      headers: { Accept: "text/event-stream" },
      signal,
    });
    if (response.status >= 500) throw new ConnectionError(`The server answered with status ${String(response.status)}.`);
    if (!response.ok) throw await error_of(response);
    if (response.body === null) throw new ProtocolError("The server's event stream has no body.");
    if (this.backoff.attempt > 0) this.tell({ type: "connection", state: "open" });
    for (const { listener } of this.listeners.values()) listener.reset();
    yield* frames(response.body);
  }

  /** Hand on one message; true if it says that the stream ends here. */
  private read(frame: Frame): boolean {
    const message = message_of(frame.data);
    const id = frame.id === null || frame.id === "" ? null : Number(frame.id);
    this.backoff.reset();
    this.dispatch(message, id);
    if (id !== null) this.last_id = Math.max(this.last_id ?? id, id);
    return message.msg === "close_stream";
  }

  private dispatch(message: Message, id: number | null): void {
    const { event_id } = message;
    if (typeof event_id !== "string") {
      if (message.msg === "unexpected_error") for (const { listener } of [...this.listeners.values()]) listener.message(message);
      return;
    }
    const entry = this.listeners.get(event_id);
    if (entry) deliver(entry, message, id);
    else if (this.expecting > 0) this.early.push(message);
  }

  /**
   * The server has nothing more. Runs that were pending before this connection was opened will not be answered by another one either;
   * later ones were only too late for this one.
   */
  private closed(): "closed" {
    this.last_id = null;
    for (const [event_id, { listener, connection }] of [...this.listeners]) {
      if (connection >= this.connection) continue;
      this.listeners.delete(event_id);
      listener.fail(new ConnectionError("The server ended the stream before the run had a result."));
    }
    return "closed";
  }

  private async recover(): Promise<void> {
    const delay = this.backoff.next();
    if (delay === null) {
      this.tell({ type: "connection", state: "lost" });
      this.backoff.reset();
      this.fail_all(new ConnectionError("The connection to the app was lost."));
      return;
    }
    this.tell({ type: "connection", state: "reconnecting", attempt: this.backoff.attempt, delay });
    await pause(delay, this.ended.signal);
  }

  private fail_all(error: Error): void {
    const entries = [...this.listeners.values()];
    this.listeners.clear();
    this.last_id = null;
    for (const { listener } of entries) listener.fail(error);
  }

  private tell(event: ConnectionEvent): void {
    this.told(event);
    for (const { listener } of [...this.listeners.values()]) listener.connection(event);
  }
}

/** A message that the run has seen already came before the connection was lost. */
function deliver(entry: Entry, message: Message, id: number | null): void {
  if (id !== null && id <= entry.last_id) return;
  entry.last_id = id ?? entry.last_id;
  entry.listener.message(message);
}
