import { RECONNECT } from "./backoff.js";
import { checked, fetch_config } from "./config.js";
import { CancelledError, EndpointError, ServerError } from "./errors.js";
import { is_file_data, mapped } from "./files.js";
import { Heartbeat } from "./heartbeat.js";
import { Http } from "./http.js";
import { Endpoints, bound, info_of, with_hidden, without_hidden, type Endpoint } from "./info.js";
import { sign_in } from "./login.js";
import { protocol_of, type Job, type Protocol, type Session } from "./protocol.js";
import { Submission, call } from "./submission.js";
import type {
  ApiInfo, ClientOptions, Config, ConnectionEvent, DataEvent, DuplicateOptions, FileData, GradioEvent, ReconnectOptions, Version,
} from "./types.js";
import { upload, type UploadOptions } from "./upload.js";

/** Name of a Space. */
const SPACE = /^[\w.-]+\/[\w.-]+$/;

/** Arguments of a call: by position, or by parameter name. */
export type Arguments = unknown[] | Record<string, unknown>;

/**
 * A connection to a Gradio-compatible app: one session, whose State its calls share.
 *
 * @example
 * const app = await Client.connect("http://127.0.0.1:7860");
 * const { data } = await app.predict("/predict", { name: "Ada" });
 */
export class Client {
  /** What the app consists of. */
  readonly config: Config;
  /** Identity of the session. */
  readonly session_hash: string;
  private readonly http: Http;
  private readonly raw: boolean;
  private readonly endpoints: Endpoints;
  private readonly protocol: Protocol;
  private readonly heartbeat: Heartbeat | null;
  private readonly reconnect: ReconnectOptions;
  private readonly listeners: Set<(event: ConnectionEvent) => void>;
  private info: Promise<ApiInfo> | null = null;

  private constructor(options: ClientOptions, config: Config, session: Session, protocol: Protocol, listeners: Set<(event: ConnectionEvent) => void>) {
    this.http = session.http;
    this.config = config;
    this.raw = options.raw ?? false;
    this.session_hash = session.session_hash;
    this.endpoints = new Endpoints(config, this.raw);
    this.reconnect = session.reconnect;
    this.listeners = listeners;
    this.protocol = protocol;
    this.heartbeat = config.connect_heartbeat ? new Heartbeat(session) : null;
    this.heartbeat?.start();
  }

  /**
   * Connect to the app at `source`.
   *
   * @param source - Address of the app's page, with whatever path a proxy gives it; or the name of a Space, `user/name`.
   * @throws ConnectionError - nobody answers; AuthError - it asks for another login; ProtocolError - it is no such app.
   */
  static async connect(source: string, options: ClientOptions = {}): Promise<Client> {
    const token = options.token ?? options.hf_token;
    const url = SPACE.test(source) ? await (await import("./hub.js")).address_of(source, options) : source;
    const http = new Http(url, options.headers, token);
    if (options.auth) await sign_in(http, ...options.auth);
    const config = options.config ? checked(options.config) : await fetch_config(http);
    http.prefix = prefix_of(config);
    const listeners = new Set<(event: ConnectionEvent) => void>();
    const session: Session = {
      http,
      session_hash: options.session_hash ?? new_session(),
      reconnect: { ...RECONNECT, ...options.reconnect },
      told: (event) => { for (const listener of listeners) call(listener, event); },
    };
    return new Client(options, config, session, await protocol_of(config, session), listeners);
  }

  /**
   * Copy a Space to the account of the token, unless the copy is there already, and connect to it.
   *
   * @param source - Name of the Space, `user/name`.
   * @throws ClientError - the Hub refuses; the subclasses say why.
   * @example const app = await Client.duplicate("user/space-name", { token: "hf_...", private: true });
   */
  static async duplicate(source: string, options: DuplicateOptions): Promise<Client> {
    const { duplicate } = await import("./hub.js");
    return Client.connect(await duplicate(source, options), options);
  }

  /**
   * Call a function and wait for its result: of a generator, the last one.
   *
   * @param endpoint - Name, or index in `config.dependencies`.
   * @param args - Values in order, or by parameter name; what is left out takes its default.
   * @returns The last data event; `data` has one value for each output.
   * @throws FunctionError - the function failed; ArgumentError, EndpointError, UploadError, QueueFullError, ConnectionError,
   * CancelledError.
   */
  predict(endpoint: string | number, args: Arguments = []): Promise<DataEvent> {
    return new Promise((resolve, reject) => {
      let last: DataEvent | null = null;
      const run = this.submit(endpoint, args);
      run.on("data", (event) => { last = event; });
      run.on("status", ({ stage, error }) => {
        if (stage === "error") reject(error ?? new Error("The call failed."));
        if (stage === "complete" && last === null) reject(new CancelledError("The run was cancelled."));
        if (stage === "complete" && last !== null) resolve(last);
      });
    });
  }

  /**
   * Call a function and hear of it while it runs.
   *
   * @param event_data - What the page's event carries, such as the index of a selected cell.
   * @param trigger_id - Component whose event it is.
   * @throws EndpointError - there is no such function. Other errors come as a status of stage "error".
   */
  submit(endpoint: string | number, args: Arguments = [], event_data: unknown = null, trigger_id: number | null = null): Submission {
    const found = this.endpoints.find(endpoint);
    this.heartbeat?.start();
    return new Submission({
      prepare: async (): Promise<Job> => ({ endpoint: found, data: await this.values(found, args), event_data, trigger_id }),
      start: (job, report) => this.protocol.start(job, report),
      present: (event) => (this.raw ? event : this.presented(event, found)),
      failed: (error) => failed(found.fn_index, error),
    });
  }

  /** Return the functions that callers may use, with their parameters and results. */
  view_api(): Promise<ApiInfo> {
    this.info ??= this.http.get_json(this.http.api("info?serialize=False")).catch((error: unknown) => {
      this.info = null;
      throw error;
    }) as Promise<ApiInfo>;
    return this.info;
  }

  /**
   * Upload files and return what names them in a call's arguments.
   *
   * @throws UploadError - too large, or refused; whatever `signal` was aborted with.
   */
  upload(files: Blob[], options: Omit<UploadOptions, "max_file_size"> = {}): Promise<FileData[]> {
    return upload(this.http, files, { ...options, max_file_size: this.config.max_file_size ?? null });
  }

  /** Return the address of a file that the app returned or that was uploaded to it. */
  file_url(file: Pick<FileData, "path" | "url">): string {
    if (file.url) return this.http.url(file.url);
    if (/^(https?|data|blob):/i.test(file.path)) return file.path;
    return this.http.api(`file=${file.path.split("/").map(encodeURIComponent).join("/")}`);
  }

  /** Hear of the connection's state, whether calls are pending or not. Returns a function that ends it. */
  on_connection(listener: (event: ConnectionEvent) => void): () => void {
    this.listeners.add(listener);
    return () => { this.listeners.delete(listener); };
  }

  /** Hear of each version of an app that is being written (`config.dev_mode`). Returns a function that ends it. */
  on_version(listener: (version: Version) => void): () => void {
    const ended = new AbortController();
    void import("./versions.js").then(({ follow }) => follow(this.http, this.reconnect, listener, ended.signal));
    return () => { ended.abort(); };
  }

  /** End the session: pending calls are heard of no more. */
  close(): void {
    this.protocol.close();
    this.heartbeat?.stop();
  }

  private async values(endpoint: Endpoint, args: Arguments): Promise<unknown[]> {
    if (this.raw) return as_list(args, endpoint);
    const label = endpoint.name ?? `Function ${String(endpoint.fn_index)}`;
    const listed = info_of(await this.known_api(), endpoint);
    const visible = listed ? bound(listed.parameters, args, label) : as_list(args, endpoint);
    const encoded = await this.protocol.encode(visible, endpoint.inputs, (files) => this.upload(files));
    return with_hidden(encoded, endpoint.hidden_inputs);
  }

  /** An app that cannot tell what it has can still be called by position. */
  private known_api(): Promise<ApiInfo> {
    return this.view_api().catch((error: unknown) => {
      if (error instanceof ServerError) return { named_endpoints: {}, unnamed_endpoints: {} };
      throw error;
    });
  }

  /** Callers see no State, and addresses that they can fetch from anywhere. */
  private presented(event: GradioEvent, { outputs, hidden_outputs }: Endpoint): GradioEvent {
    if (event.type !== "data") return event;
    const data = without_hidden(event.data, hidden_outputs).map((value, index) =>
      this.protocol.decode(value, outputs[index] ?? { id: -1, type: "", props: {} }));
    const addressed = mapped(data, (value) => (is_file_data(value) ? { ...value, url: this.file_url(value) } : value));
    return { ...event, data: addressed as unknown[] };
  }
}

/**
 * Connect to an app: the spelling of `Client.connect` that was usual in 2023.
 *
 * @example const app = await client("http://127.0.0.1:7860");
 */
export function client(source: string, options: ClientOptions = {}): Promise<Client> {
  return Client.connect(source, options);
}

/**
 * Copy a Space and connect to the copy: the spelling of `Client.duplicate` that was usual in 2023.
 *
 * @example const app = await duplicate("user/space-name", { hf_token: "hf_..." });
 */
export function duplicate(source: string, options: DuplicateOptions): Promise<Client> {
  return Client.duplicate(source, options);
}

/** `crypto.randomUUID` would be shorter, but pages that came over plain http do not have it. */
function new_session(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function prefix_of({ api_prefix }: Config): string {
  const path = (api_prefix ?? "").replace(/^\/+|\/+$/g, "");
  return path === "" ? "" : `${path}/`;
}

function as_list(args: Arguments, { name, fn_index }: Endpoint): unknown[] {
  if (Array.isArray(args)) return args;
  throw new EndpointError(`${name ?? `Function ${String(fn_index)}`} takes its arguments as a list: the app lists no names for them.`);
}

function failed(fn_index: number, error: Error): GradioEvent {
  const told = { queue: true, running: false, success: false, message: error.message, title: "Error", duration: 10, visible: true, error };
  return { type: "status", stage: "error", fn_index, time: new Date(), ...told };
}
