import { ProtocolError } from "./errors.js";
import { isRecord } from "./http.js";
import { RunReader, type Message } from "./messages.js";
import type { Job, Protocol, Run, Session } from "./protocol.js";
import { SessionStream, type Listener } from "./stream.js";
import type { ConnectionEvent, GradioEvent } from "./types.js";

type Report = (event: GradioEvent) => void;

/** Today's protocol: a POST starts a run, one event stream per session tells of all its runs. */
export class SseV3 implements Protocol {
  private readonly session: Session;
  private readonly stream: SessionStream;

  constructor(session: Session) {
    this.session = session;
    this.stream = new SessionStream(session.http, session.session_hash, session.reconnect, session.told);
  }

  start(job: Job, report: Report): Run {
    const { dependency, name } = job.endpoint;
    const direct = dependency.queue === false && dependency.types?.generator !== true && name !== null;
    return direct ? new DirectRun(this.session, job, name, report) : new QueuedRun(this.session, this.stream, job, report);
  }

  close(): void {
    this.stream.close();
  }
}

function body_of({ endpoint, data, event_data, trigger_id }: Job, session_hash: string): Record<string, unknown> {
  return { data, event_data, fn_index: endpoint.fn_index, trigger_id, session_hash };
}

class QueuedRun implements Run, Listener {
  private event_id: string | undefined;
  private readonly reader: RunReader;
  private readonly started: Promise<void>;
  private readonly session: Session;
  private readonly stream: SessionStream;
  private readonly job: Job;
  private readonly report: Report;

  constructor(session: Session, stream: SessionStream, job: Job, report: Report) {
    this.session = session;
    this.stream = stream;
    this.job = job;
    this.report = report;
    this.reader = new RunReader(job.endpoint.fn_index);
    this.started = this.start();
  }

  async cancel(): Promise<void> {
    await this.started;
    if (this.reader.done) return;
    const { http, session_hash } = this.session;
    const { event_id } = this;
    await http.post_json(http.api("cancel"), { event_id, session_hash, fn_index: this.job.endpoint.fn_index });
    await http.post_json(http.api("reset"), { event_id });
  }

  release(): void {
    this.reader.done = true;
    if (this.event_id !== undefined) this.stream.forget(this.event_id);
  }

  message(message: Message): void {
    if (this.reader.done) return;
    this.event_id ??= message.event_id ?? undefined;
    try {
      for (const event of this.reader.read(message)) this.report(event);
    } catch (error) {
      this.fail(error as Error);
    }
    if (this.over()) this.release();
  }

  reset(): void {
    this.reader.reset();
  }

  fail(error: Error): void {
    if (this.reader.done) return;
    this.report(this.reader.failure(error, this.event_id));
    this.release();
  }

  connection(event: ConnectionEvent): void {
    this.report(event);
  }

  private async start(): Promise<void> {
    try {
      this.event_id = await this.stream.listen(() => this.join(), this);
      if (this.over()) this.stream.forget(this.event_id);
    } catch (error) {
      this.fail(error as Error);
    }
  }

  /** A method, because what is read here may have changed since a check above. */
  private over(): boolean {
    return this.reader.done;
  }

  private async join(): Promise<string> {
    const { http, session_hash } = this.session;
    const answer = await http.post_json(http.api("queue/join"), body_of(this.job, session_hash));
    if (!isRecord(answer) || typeof answer.event_id !== "string") throw new ProtocolError("The server gave the run no id.");
    return answer.event_id;
  }
}

/** A run outside the queue: its answer is that of one POST. */
class DirectRun implements Run {
  private readonly reader: RunReader;
  private readonly aborted = new AbortController();
  private readonly session: Session;
  private readonly job: Job;
  private readonly report: Report;

  constructor(session: Session, job: Job, name: string, report: Report) {
    this.session = session;
    this.job = job;
    this.report = report;
    this.reader = new RunReader(job.endpoint.fn_index);
    void this.start(name);
  }

  cancel(): Promise<void> {
    this.aborted.abort();
    return Promise.resolve();
  }

  release(): void {
    this.reader.done = true;
  }

  private async start(name: string): Promise<void> {
    const { http, session_hash } = this.session;
    try {
      const output = await http.post_json(http.api(`run${name}`), body_of(this.job, session_hash), this.aborted.signal);
      this.tell({ msg: "process_completed", output, success: true });
    } catch (error) {
      if (this.aborted.signal.aborted) this.tell({ msg: "process_completed", output: {}, success: true });
      else if (!this.reader.done) this.report(this.reader.failure(error as Error));
    }
  }

  private tell(message: Message): void {
    if (this.reader.done) return;
    for (const event of this.reader.read(message)) this.report(event.type === "status" ? { ...event, queue: false } : event);
  }
}
