import { ProtocolError } from "./errors.js";
import type { Http } from "./http.js";
import type { Endpoint } from "./info.js";
import { SseV3 } from "./sse_v3.js";
import type { Config, ConnectionEvent, GradioEvent, ReconnectOptions } from "./types.js";

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

/** A way to talk to a server. Its runs report events until one of stage "complete" or "error". */
export interface Protocol {
  start(job: Job, report: (event: GradioEvent) => void): Run;
  close(): void;
}

export interface Session {
  http: Http;
  session_hash: string;
  reconnect: ReconnectOptions;
  told: (event: ConnectionEvent) => void;
}

/** Return the protocol that the app's config asks for. */
export function protocol_of(config: Config, session: Session): Protocol {
  if (config.protocol === "sse_v3") return new SseV3(session);
  throw new ProtocolError(`This app speaks "${config.protocol ?? "ws"}", this client "sse_v3". Update the app to a newer version.`);
}
