import { ProtocolError } from "./errors.js";
import { with_uploads } from "./files.js";
import type { Http } from "./http.js";
import type { Endpoint } from "./info.js";
import { SharedStream } from "./shared_stream.js";
import type { ComponentConfig, Config, ConnectionEvent, FileData, GradioEvent, ReconnectOptions } from "./types.js";

/** A call, ready to go out. */
export interface Job {
  endpoint: Endpoint;
  data: unknown[];
  event_data: unknown;
  trigger_id: number | null;
}

/** A call that is under way. */
export interface Run {
  /** End it on the server; its last event still comes. */
  cancel(): Promise<void>;
  /** Hear no more of it. */
  release(): void;
}

/** Sends files to the app and returns how they are named there. */
export type Upload = (files: Blob[]) => Promise<FileData[]>;

/** A way to talk to a server. Its runs report events until one of stage "complete" or "error". */
export interface Protocol {
  start(job: Job, report: (event: GradioEvent) => void): Run;
  /** Return the arguments that callers gave, one for each component, as they travel. */
  encode(values: unknown[], components: ComponentConfig[], upload: Upload): Promise<unknown[]>;
  /** Return a result as today's servers send it. */
  decode(value: unknown, component: ComponentConfig): unknown;
  close(): void;
}

export interface Session {
  http: Http;
  session_hash: string;
  reconnect: ReconnectOptions;
  told: (event: ConnectionEvent) => void;
}

/** Servers of 4.x and later: values are in today's shapes. */
export const TODAY: Pick<Protocol, "encode" | "decode"> = {
  encode: (values, _, upload) => with_uploads(values, upload),
  decode: (value) => value,
};

/** Return the protocol that the app's config asks for; pages of our own server never load the older ones. */
export async function protocol_of({ protocol = "ws" }: Config, session: Session): Promise<Protocol> {
  if (protocol === "sse_v3") return new SharedStream(session, { edits: true, ends_itself: true });
  if (protocol === "sse_v2" || protocol === "sse_v2.1") return new SharedStream(session, { edits: true, ends_itself: false });
  if (protocol === "sse_v1") return new SharedStream(session, { edits: false, ends_itself: false });
  if (protocol === "sse") return new (await import("./sse_v0.js")).StreamPerCall(session);
  if (protocol === "ws") return new (await import("./ws.js")).SocketPerCall(session);
  throw new ProtocolError(`This app speaks "${protocol}", which is newer than this client. Update the client.`);
}
