import { RunReader, type Message } from "./messages.js";
import type { Job, Run } from "./protocol.js";
import type { GradioEvent } from "./types.js";

/** What tells of one run. */
export interface Line {
  /** Carry the run out and yield what is said of it. */
  messages(signal: AbortSignal): AsyncIterable<Message>;
  /** Tell the server that it is to end. */
  end?(): Promise<unknown>;
  /** Whether it goes through the queue. */
  queue: boolean;
}

/** A run that has a connection of its own. */
export class LineRun implements Run {
  private readonly reader: RunReader;
  private readonly aborted = new AbortController();
  private readonly report: (event: GradioEvent) => void;
  private readonly line: Line;

  constructor(job: Job, report: (event: GradioEvent) => void, line: Line) {
    this.report = report;
    this.line = line;
    this.reader = new RunReader(job.endpoint.fn_index, false);
    void this.read();
  }

  async cancel(): Promise<void> {
    if (this.reader.done) return;
    this.tell({ msg: "process_completed", output: {}, success: true });
    this.aborted.abort();
    await this.line.end?.();
  }

  release(): void {
    this.reader.done = true;
  }

  private async read(): Promise<void> {
    try {
      for await (const message of this.line.messages(this.aborted.signal)) {
        this.tell(message);
        if (this.over()) return;
      }
    } catch (error) {
      if (!this.over()) this.report(this.reader.failure(error as Error));
    }
  }

  /** A method, because what is read here changes while messages are read. */
  private over(): boolean {
    return this.reader.done;
  }

  private tell(message: Message): void {
    if (this.reader.done) return;
    const { queue } = this.line;
    for (const event of this.reader.read(message)) this.report(event.type === "status" ? { ...event, queue } : event);
  }
}

/** Return what starts a run. */
export function body_of({ endpoint, data, event_data, trigger_id }: Job, session_hash: string): Record<string, unknown> {
  return { data, event_data, fn_index: endpoint.fn_index, trigger_id, session_hash };
}
