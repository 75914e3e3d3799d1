import { ConnectionError } from "./errors.js";
import { LineRun, body_of } from "./line.js";
import { message_of, type Message } from "./messages.js";
import type { Job, Protocol, Run, Session, Upload } from "./protocol.js";
import { open_socket } from "./socket.js";
import type { ComponentConfig, GradioEvent } from "./types.js";
import { decoded, encoded } from "./values_v3.js";

/** The protocol of 3.x (`ws`): a websocket per run, pictures as base64 text, files as `{name, data, is_file}`. */
export class SocketPerCall implements Protocol {
  readonly decode = decoded;
  private readonly session: Session;
  private readonly ended = new AbortController();

  constructor(session: Session) {
    this.session = session;
  }

  encode(values: unknown[], components: ComponentConfig[], upload: Upload): Promise<unknown[]> {
    const { http } = this.session;
    return Promise.all(values.map((value, index) => encoded(value, components[index]?.type ?? "", upload, http)));
  }

  start(job: Job, report: (event: GradioEvent) => void): Run {
    const { http, session_hash } = this.session;
    const queue = job.endpoint.dependency.queue !== false;
    return new LineRun(job, report, {
      messages: (signal) => (queue ? this.messages(job, AbortSignal.any([signal, this.ended.signal])) : this.answer(job, signal)),
      end: () => http.post_json(http.api("reset"), { fn_index: job.endpoint.fn_index, session_hash }),
      queue,
    });
  }

  close(): void {
    this.ended.abort();
  }

  private async *messages(job: Job, signal: AbortSignal): AsyncGenerator<Message> {
    const { http, session_hash } = this.session;
    const named = { fn_index: job.endpoint.fn_index, session_hash };
    const socket = await open_socket(http, http.api("queue/join").replace(/^http/, "ws"), signal);
    try {
      for await (const text of socket.messages) {
        const message = message_of(text);
        if (message.msg === "send_hash") socket.send(JSON.stringify(named));
        if (message.msg === "send_data") socket.send(JSON.stringify({ data: job.data, event_data: job.event_data, ...named }));
        yield message;
      }
    } finally {
      socket.close();
    }
    throw new ConnectionError("The server ended the connection before the run had a result.");
  }

  /** Outside the queue: the answer of one POST. */
  private async *answer(job: Job, signal: AbortSignal): AsyncGenerator<Message> {
    const { http, session_hash } = this.session;
    yield { msg: "process_starts" };
    const output = await http.post_json(http.api("api/predict/"), body_of(job, session_hash), signal);
    yield { msg: "process_completed", output, success: true };
  }
}
