import { ProtocolError } from "./errors.js";
import { isRecord } from "./http.js";
import { LineRun, body_of } from "./line.js";
import { RunReader, type Message } from "./messages.js";
import { TODAY, type Job, type Protocol, type Run, type Session } from "./protocol.js";
import { SessionStream, type Listener } from "./stream.js";
import type { ConnectionEvent, GradioEvent } from "./types.js";

type Report = (event: GradioEvent) => void;

/** How the versions of the protocol differ. */
interface Version {
  /** Whether the second and later yields of a generator come as edits of the one before. */
  edits: boolean;
  /** Whether the server ends the stream when nothing is pending; older ones leave that to the client. */
  ends_itself: boolean;
}

/** `sse_v1` to `sse_v3`, today's: a POST starts a run, one event stream per session tells of all its runs. */
export class SharedStream implements Protocol {
  readonly encode = TODAY.encode;
  readonly decode = TODAY.decode;
  private readonly session: Session;
  private readonly stream: SessionStream;
  private readonly edits: boolean;

  constructor(session: Session, { edits, ends_itself }: Version) {
    this.session = session;
    this.stream = new SessionStream(session.http, session.session_hash, session.reconnect, session.told, ends_itself);
    this.edits = edits;
  }

  start(job: Job, report: Report): Run {
    const { dependency, name } = job.endpoint;
    const direct = dependency.queue === false && dependency.types?.generator !== true && name !== null;
    if (direct) return new LineRun(job, report, { messages: (signal) => this.answer(job, name, signal), queue: false });
    return new QueuedRun(this.session, this.stream, job, report, this.edits);
  }

  close(): void {
    this.stream.close();
  }

  /** Outside the queue: the answer of one POST. */
  private async *answer(job: Job, name: string, signal: AbortSignal): AsyncGenerator<Message> {
    const { http, session_hash } = this.session;
    const output = await http.post_json(http.api(`run${name}`), body_of(job, session_hash), signal);
    yield { msg: "process_completed", output, success: true };
  }
}

class QueuedRun implements Run, Listener {
  private event_id: string | undefined;
  private readonly reader: RunReader;
  private readonly started: Promise<void>;
  private readonly session: Session;
  private readonly stream: SessionStream;
  private readonly job: Job;
  private readonly report: Report;

  constructor(session: Session, stream: SessionStream, job: Job, report: Report, edits: boolean) {
    this.session = session;
    this.stream = stream;
    this.job = job;
    this.report = report;
    this.reader = new RunReader(job.endpoint.fn_index, edits);
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
