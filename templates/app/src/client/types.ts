/** A file on the wire: an upload's handle as an input, a stored file as an output. */
export interface FileData {
  /** Handle that the upload returned, or the server's own name of the file. */
  path: string;
  /** Where to fetch it; may be relative to the app's base URL. */
  url?: string | null;
  orig_name?: string | null;
  /** Bytes. */
  size?: number | null;
  mime_type?: string | null;
  is_stream?: boolean;
  meta: { _type: "gradio.FileData" };
}

export interface ComponentConfig {
  id: number;
  type: string;
  props: Record<string, unknown>;
  key?: string | number | (string | number)[] | null;
  /** True for what has no value that a caller could send or read, such as a State. */
  skip_api?: boolean;
}

export interface LayoutNode {
  id: number;
  children?: LayoutNode[];
}

/** One event of the app: what triggers it, what goes in and out. */
export interface Dependency {
  id?: number;
  targets: [number | null, string][];
  inputs: number[];
  outputs: number[];
  backend_fn: boolean;
  queue?: boolean | null;
  api_name?: string | false | null;
  api_visibility?: "public" | "undocumented" | "private";
  types?: { generator?: boolean; cancel?: boolean; continuous?: boolean };
  js?: string | boolean | null;
  scroll_to_output?: boolean;
  show_progress?: "full" | "minimal" | "hidden";
  show_progress_on?: number[] | null;
  cancels?: number[];
  trigger_after?: number | null;
  trigger_only_on_success?: boolean;
  trigger_only_on_failure?: boolean;
  trigger_mode?: "once" | "multiple" | "always_last";
  collects_event_data?: boolean;
  every?: number | null;
  batch?: boolean;
  max_batch_size?: number;
  stream_every?: number;
  time_limit?: number | null;
}

/** What `/config` answers and the page carries as `window.gradio_config`. */
export interface Config {
  version: string;
  protocol?: string;
  api_prefix?: string;
  mode?: string;
  app_id?: number | string | null;
  title?: string | null;
  components: ComponentConfig[];
  layout: LayoutNode;
  dependencies: Dependency[];
  root?: string;
  css?: string | null;
  js?: string | null;
  head?: string | null;
  theme?: string;
  show_error?: boolean;
  show_api?: boolean;
  enable_queue?: boolean | null;
  connect_heartbeat?: boolean;
  /** Bytes. */
  max_file_size?: number | null;
  is_colab?: boolean;
  /** Whether functions are served as tools of language models too. */
  mcp_server?: boolean;
  space_id?: string | null;
  stylesheets?: string[];
  auth?: boolean;
  username?: string | null;
  auth_required?: boolean;
  auth_message?: string | null;
  /** Whether the app is being written, and the server tells of its versions. */
  dev_mode?: boolean;
  /** Which of them this one is. */
  revision?: number;
}

/** What a server says of an app that is being written. */
export interface Version {
  /** The version that it serves. */
  revision: number;
  /** Why it does not serve the newest one; null where it does. */
  error: string | null;
}

export interface ApiParameter {
  label: string;
  parameter_name?: string;
  parameter_has_default?: boolean;
  parameter_default?: unknown;
  type: unknown;
  python_type: { type: string; description: string };
  component: string;
  example_input?: unknown;
}

export interface ApiReturn {
  label: string;
  type: unknown;
  python_type: { type: string; description: string };
  component: string;
}

export interface EndpointInfo {
  parameters: ApiParameter[];
  returns: ApiReturn[];
  description?: string;
  api_visibility?: string;
  code_snippets?: Record<string, string>;
}

/** What `/info` answers: the endpoints that callers may use, by `/name`. */
export interface ApiInfo {
  named_endpoints: Record<string, EndpointInfo>;
  unnamed_endpoints: Record<string, EndpointInfo>;
}

export interface ProgressUnit {
  index: number | null;
  length: number | null;
  unit: string | null;
  progress: number | null;
  desc: string | null;
}

interface Told {
  fn_index: number;
  /** When this client heard of it. */
  time: Date;
  /** The server's id of the run; undefined until the server has given one. */
  event_id?: string;
}

/** The outputs of the run, whole: of one yield, or of its end. */
export interface DataEvent extends Told {
  type: "data";
  data: unknown[];
  /** Seconds that the run has taken. */
  duration?: number;
  average_duration?: number;
  /** State components whose value the run changed. */
  changed_state_ids?: number[];
}

export type Stage = "pending" | "generating" | "complete" | "error";

/** How far the run is. `complete` and `error` are each run's last event. */
export interface StatusEvent extends Told {
  type: "status";
  stage: Stage;
  /** Whether it goes through the queue. */
  queue: boolean;
  /** Whether the function has been called. */
  running: boolean;
  /** How many go before it, while it waits. */
  position?: number;
  /** How many wait. */
  size?: number;
  /** Seconds until it is expected to end. */
  eta?: number | null;
  progress_data?: ProgressUnit[];
  /** Whether it ended well; undefined while it has not ended. */
  success?: boolean;
  /** Of an error: the HTTP status, where the server refused. */
  code?: string;
  /** Of an error: what the server said. */
  message?: string;
  title?: string;
  /** Seconds to show the error for; null until it is closed. */
  duration?: number | null;
  visible?: boolean;
  /** Of an error: what is wrong with each value that does not fit, by its index. */
  inputs?: Readonly<Record<number, string>>;
  /** Of an error: what `predict` throws. */
  error?: Error;
}

/** A message of the function to the person: `gr.Info` and its kin. */
export interface LogEvent extends Told {
  type: "log";
  log: string;
  level: "info" | "warning" | "success" | "error";
  title: string;
  /** Seconds; null until it is closed. */
  duration: number | null;
  visible: boolean;
}

/** What the function prints, where the app's author lets callers see it; only this project's servers tell. */
export interface PrintedEvent extends Told {
  type: "printed";
  text: string;
  /** How many characters came before: parts may be told twice. */
  start: number;
}

export type ConnectionState = "open" | "reconnecting" | "lost";

/** The line to the server broke, is back, or was given up. */
export interface ConnectionEvent {
  type: "connection";
  state: ConnectionState;
  /** Of "reconnecting": which attempt comes next, from 1. */
  attempt?: number;
  /** Of "reconnecting": milliseconds until it. */
  delay?: number;
}

export type GradioEvent = DataEvent | StatusEvent | LogEvent | PrintedEvent | ConnectionEvent;
export type EventType = GradioEvent["type"];
export type EventOf<T extends EventType> = Extract<GradioEvent, { type: T }>;

/** Milliseconds and count of the attempts to restore a lost stream. */
export interface ReconnectOptions {
  initial: number;
  maximum: number;
  attempts: number;
}

/** How it stands with a Space of the Hugging Face Hub. */
export interface SpaceStatusNormal {
  status: "sleeping" | "running" | "building" | "error" | "stopped";
  detail: "SLEEPING" | "RUNNING" | "BUILDING" | "NOT_FOUND";
  load_status: "pending" | "error" | "complete" | "generating";
  message: string;
}

/** A Space that will not run until its author does something. */
export interface SpaceStatusError {
  status: "space_error" | "paused";
  detail: string;
  load_status: "error";
  message: string;
  /** Whether its author can be told on its page. */
  discussions_enabled: boolean;
}

export type SpaceStatus = SpaceStatusNormal | SpaceStatusError;

export type Hardware =
  | "cpu-basic" | "cpu-upgrade" | "t4-small" | "t4-medium" | "a10g-small" | "a10g-large" | "a100-large"
  // Whatever else the Hub has by now; written so that editors still propose the ones above.
  | (string & {});

export interface ClientOptions {
  /** User name and password; the client logs in before anything else. */
  auth?: [username: string, password: string];
  /** A Hugging Face token, for private Spaces. */
  token?: string;
  /** The 3.x spelling of `token`. */
  hf_token?: string;
  /** Address of the Hub; left out, in Node that of the variable HF_ENDPOINT. */
  hub?: string;
  /** Milliseconds between two looks at a Space that does not run yet. */
  poll?: number;
  /** Sent with every request. */
  headers?: Record<string, string>;
  /** Told how it stands with a Space until it runs; of other apps there is nothing to tell. */
  status_callback?: (status: SpaceStatus) => void;
  /** Another spelling of `status_callback`. */
  space_status?: (status: SpaceStatus) => void;
  /** Identity of the session whose State the calls share; made up where it is left out. */
  session_hash?: string;
  /** The app's config where it is known already, as in a page that carries it; spares a request. */
  config?: Config;
  /**
   * True for a page that renders the config: values go to and fro exactly as they are, one for each input and output of
   * the dependency, `null` for a State; nothing is uploaded, filled in or taken out.
   */
  raw?: boolean;
  reconnect?: Partial<ReconnectOptions>;
}

export interface DuplicateOptions extends ClientOptions {
  /** Whether only its owner may see the copy; false where it is left out. */
  private?: boolean;
  /** Minutes without a call after which the copy's machine sleeps; 5 where it is left out. */
  timeout?: number;
  /** Its machine; left out, that of the original. */
  hardware?: Hardware;
}
