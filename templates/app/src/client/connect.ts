import { RECONNECT } from "./backoff.js";
import { checked, fetch_config } from "./config.js";
import { CancelledError, EndpointError } from "./errors.js";
import { is_file_data, mapped, with_uploads } from "./files.js";
import { Heartbeat } from "./heartbeat.js";
import { Http } from "./http.js";
import { Endpoints, bound, info_of, with_hidden, without_hidden, type Endpoint } from "./info.js";
import { sign_in } from "./login.js";
import { protocol_of, type Job, type Protocol, type Session } from "./protocol.js";
import { Submission, call } from "./submission.js";
import type { ApiInfo, ClientOptions, Config, ConnectionEvent, DataEvent, FileData, GradioEvent, ReconnectOptions, SpaceStatus, Version } from "./types.js";
import { upload, type UploadOptions } from "./upload.js";

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
  private readonly listeners = new Set<(event: ConnectionEvent) => void>();
  private info: Promise<ApiInfo> | null = null;

  private constructor(http: Http, config: Config, options: ClientOptions) {
    this.http = http;
    this.config = config;
    this.raw = options.raw ?? false;
    this.session_hash = options.session_hash ?? new_session();
    this.endpoints = new Endpoints(config);
    this.reconnect = { ...RECONNECT, ...options.reconnect };
    const session: Session = {
      http,
      session_hash: this.session_hash,
      reconnect: this.reconnect,
      told: (event) => { for (const listener of this.listeners) call(listener, event); },
    };
    this.protocol = protocol_of(config, session);
    this.heartbeat = config.connect_heartbeat ? new Heartbeat(session) : null;
    this.heartbeat?.start();
  }

  /**
   * Connect to the app at `url`.
   *
   * @param url - Address of the app's page, with whatever path a proxy gives it.
   * @throws ConnectionError - nobody answers; AuthError - it asks for another login; ProtocolError - it is no such app.
   */
  static async connect(url: string, options: ClientOptions = {}): Promise<Client> {
    const tell = (status: SpaceStatus["status"], message: string): void => options.status_callback?.({ status, message });
    tell("pending", `Connecting to ${url}`);
    try {
      const http = new Http(url, options.headers);
      if (options.auth) await sign_in(http, ...options.auth);
      const config = options.config ? checked(options.config) : await fetch_config(http);
      http.prefix = prefix_of(config);
      const app = new Client(http, config, options);
      tell("running", `Connected to ${config.title ?? url}`);
      return app;
    } catch (error) {
      tell("error", (error as Error).message);
      throw error;
    }
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
    this.info ??= this.http.get_json(this.http.api("info")).catch((error: unknown) => {
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
    const listed = info_of(await this.view_api(), endpoint);
    const label = endpoint.name ?? `Function ${String(endpoint.fn_index)}`;
    const visible = listed ? bound(listed.parameters, args, label) : as_list(args, endpoint);
    return with_hidden(await with_uploads(visible, (files) => this.upload(files)), endpoint.hidden_inputs);
  }

  /** Callers see no State, and addresses that they can fetch from anywhere. */
  private presented(event: GradioEvent, { hidden_outputs }: Endpoint): GradioEvent {
    if (event.type !== "data") return event;
    const data = mapped(without_hidden(event.data, hidden_outputs), (value) =>
      is_file_data(value) ? { ...value, url: this.file_url(value) } : value);
    return { ...event, data: data as unknown[] };
  }
}

/**
 * Connect to an app: the spelling of `Client.connect` that was usual in 2023.
 *
 * @example const app = await client("http://127.0.0.1:7860");
 */
export function client(url: string, options: ClientOptions = {}): Promise<Client> {
  return Client.connect(url, options);
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
  const told = { queue: true, running: false, message: error.message, title: "Error", duration: 10, visible: true, error };
  return { type: "status", stage: "error", fn_index, time: new Date(), ...told };
}
