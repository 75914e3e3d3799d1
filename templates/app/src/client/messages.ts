import { OutputState } from "./diff.js";
import { ProtocolError, QueueFullError, ServerError } from "./errors.js";
import { function_error, isRecord } from "./http.js";
import type { DataEvent, GradioEvent, LogEvent, ProgressUnit, StatusEvent } from "./types.js";

interface Output {
  data?: unknown[];
  duration?: number;
  average_duration?: number;
  changed_state_ids?: number[];
  error?: string | null;
}

/** What a server says of a run; the names are the same in all protocols. */
export interface Message {
  msg: string;
  event_id?: string | null;
  [key: string]: unknown;
}

/** Return the message that a server's text holds. */
export function message_of(text: string): Message {
  const value = JSON.parse(text) as unknown;
  if (isRecord(value) && typeof value.msg === "string") return value as Message;
  throw new ProtocolError("The server sent a message without a name.");
}

type Made = { [T in GradioEvent as T["type"]]: Omit<T, "fn_index" | "time" | "event_id"> };
type Untold = Made["data"] | Made["status"] | Made["log"] | Made["printed"];

/** Turns the messages of one run into events. */
export class RunReader {
  /** Whether the last message has come. */
  done = false;
  private running = false;
  private generating = false;
  private readonly outputs = new OutputState();
  private readonly fn_index: number;
  private readonly edits: boolean;

  /** @param edits - Whether yields after the first come as edits of the one before. */
  constructor(fn_index: number, edits: boolean) {
    this.fn_index = fn_index;
    this.edits = edits;
  }

  /** What follows comes over another connection, whose first outputs are whole. */
  reset(): void {
    this.outputs.reset();
  }

  read(message: Message): GradioEvent[] {
    return this.events(message).map((event) => this.told(event, message.event_id ?? undefined));
  }

  status(fields: Partial<StatusEvent> = {}, event_id?: string): GradioEvent {
    return this.told(this.stage(fields), event_id);
  }

  /** The last event of a run that failed. */
  failure(error: Error, event_id?: string): GradioEvent {
    this.done = true;
    const shown = "title" in error ? (error as unknown as Pick<StatusEvent, "title" | "duration" | "visible" | "inputs">) : {};
    const { title = "Error", duration = 10, visible = true, inputs = {} } = shown;
    const refused = error instanceof ServerError && error.status >= 400 ? { code: String(error.status) } : {};
    const told = { success: false, ...refused, running: false, message: error.message, title, duration, visible, inputs, error };
    return this.status({ stage: "error", ...told }, event_id);
  }

  private told(event: Untold, event_id: string | undefined): GradioEvent {
    return { ...event, fn_index: this.fn_index, time: new Date(), ...(event_id === undefined ? {} : { event_id }) };
  }

  private stage(fields: Partial<StatusEvent> = {}): Made["status"] {
    return { type: "status", stage: this.generating ? "generating" : "pending", queue: true, running: this.running, ...fields };
  }

  private events(message: Message): Untold[] {
    return this.readers.get(message.msg)?.(message) ?? [];
  }

  private readonly readers = new Map<string, (message: Message) => Untold[]>(Object.entries({
    estimation: ({ rank, queue_size, rank_eta }) =>
      [this.stage({ position: rank as number, size: queue_size as number, eta: rank_eta as number | null })],
    process_starts: ({ eta }) => {
      this.running = true;
      return [this.stage({ eta: (eta as number | null | undefined) ?? null })];
    },
    progress: ({ progress_data }) => {
      this.running = true;
      return [this.stage({ progress_data: progress_data as ProgressUnit[] })];
    },
    log: (message) => [log_of(message)],
    printed: ({ text, start }) => [{ type: "printed", text: String(text), start: Number(start) }],
    process_generating: (message) => this.generated(message),
    process_streaming: (message) => this.generated(message),
    process_completed: (message) => this.completed(message),
    queue_full: () => [this.failed_with(new QueueFullError("The app's queue is full. Try again later.", 503))],
    unexpected_error: ({ message }) => [this.failed({ error: message })],
  }));

  private generated(message: Message): Untold[] {
    const output = message.output as Output;
    if (message.success === false || output.data === undefined) return [this.failed(output)];
    const first = !this.generating;
    this.running = this.generating = true;
    const data = data_of(output, this.edits ? this.outputs.generating(output.data) : output.data);
    return first ? [this.stage(), data] : [data];
  }

  private completed(message: Message): Untold[] {
    const output = message.output as Output;
    if (message.success === false) return [this.failed({ ...output, ...("title" in message ? { title: message.title } : {}) })];
    this.done = true;
    const end = this.stage({ stage: "complete", success: true, running: false });
    return output.data === undefined ? [end] : [data_of(output, output.data), end];
  }

  private failed(told: object): Untold {
    return this.failed_with(function_error(told as Record<string, unknown>));
  }

  private failed_with(error: Error): Untold {
    const { type, ...event } = this.failure(error) as StatusEvent;
    return { ...event, type };
  }
}

function data_of({ duration, average_duration, changed_state_ids }: Output, data: unknown[]): Omit<DataEvent, "fn_index" | "time"> {
  const told = { duration, average_duration, changed_state_ids };
  return { type: "data", data, ...Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined)) };
}

function log_of(message: Message): Omit<LogEvent, "fn_index" | "time"> {
  const level = message.level as LogEvent["level"];
  return {
    type: "log",
    log: String(message.log),
    level,
    title: typeof message.title === "string" ? message.title : level,
    duration: message.duration === undefined ? 10 : (message.duration as number | null),
    visible: message.visible !== false,
  };
}
