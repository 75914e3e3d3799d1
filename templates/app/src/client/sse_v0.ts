import { ConnectionError } from "./errors.js";
import { error_of } from "./http.js";
import { LineRun } from "./line.js";
import { message_of, type Message } from "./messages.js";
import { TODAY, type Job, type Protocol, type Run, type Session } from "./protocol.js";
import { frames } from "./sse.js";
import type { GradioEvent } from "./types.js";

/** The first protocol of 4.x (`sse`): a stream per run, which asks for the values when it wants them. */
export class StreamPerCall implements Protocol {
  readonly encode = TODAY.encode;
  readonly decode = TODAY.decode;
  private readonly session: Session;
  private readonly ended = new AbortController();

  constructor(session: Session) {
    this.session = session;
  }

  start(job: Job, report: (event: GradioEvent) => void): Run {
    const { http, session_hash } = this.session;
    const { fn_index } = job.endpoint;
    return new LineRun(job, report, {
      messages: (signal) => this.messages(job, AbortSignal.any([signal, this.ended.signal])),
      end: () => http.post_json(http.api("reset"), { fn_index, session_hash }),
      queue: true,
    });
  }

  close(): void {
    this.ended.abort();
  }

  private async *messages(job: Job, signal: AbortSignal): AsyncGenerator<Message> {
    const { http, session_hash } = this.session;
    const { fn_index } = job.endpoint;
    const query = new URLSearchParams({ fn_index: String(fn_index), session_hash });
    const response = await http.fetch(http.api(`queue/join?${query.toString()}`), { signal });
    if (!response.ok || response.body === null) throw await error_of(response);
    for await (const { data } of frames(response.body)) {
      const message = message_of(data);
      if (message.msg === "send_data") {
        const body = { data: job.data, event_data: job.event_data, fn_index, session_hash, event_id: message.event_id ?? null };
        await http.post_json(http.api("queue/data"), body, signal);
      }
      yield message;
    }
    throw new ConnectionError("The server ended the stream before the run had a result.");
  }
}
