import { AuthError, ConnectionError, QueueFullError, ServerError, FunctionError } from "./errors.js";

/** Whether this runs in a page; Node has no XMLHttpRequest. */
export const inBrowser = typeof XMLHttpRequest !== "undefined";

/** Requests to one app: its base URL, its API's prefix, and what identifies the caller. */
export class Http {
  readonly base: string;
  prefix = "";
  private readonly headers: Record<string, string>;
  private readonly cookies = new Map<string, string>();

  constructor(url: string, headers: Record<string, string> = {}, token?: string) {
    this.base = baseOf(url);
    this.headers = token ? { Authorization: `Bearer ${token}`, ...headers } : headers;
  }

  /** Address below the app's base, whatever prefix a proxy put before it. */
  url(path: string): string {
    // A file that lies in its address may be long: it need not be read to be what it is.
    if (/^(data|blob):/i.test(path)) return path;
    return new URL(path, this.base).href;
  }

  /** Address of an API route. */
  api(route: string): string {
    return this.url(`${this.prefix}${route}`);
  }

  request_headers(): Record<string, string> {
    if (this.cookies.size === 0) return { ...this.headers };
    return { ...this.headers, Cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ") };
  }

  /** Fetch `url`. Throws `ConnectionError` where nobody answers; any answer is returned. */
  async fetch(url: string, init: RequestInit = {}): Promise<Response> {
    try {
      const headers = { ...this.request_headers(), ...(init.headers as Record<string, string> | undefined) };
      const response = await fetch(url, { credentials: "same-origin", ...init, headers });
      this.keep_cookies(response);
      return response;
    } catch (error) {
      if (init.signal?.aborted) throw error;
      throw new ConnectionError(`No answer from ${this.base}. Is the app running there?`, { cause: error });
    }
  }

  async get_json(url: string): Promise<unknown> {
    return json_of(await this.fetch(url));
  }

  async post_json(url: string, body: unknown, signal?: AbortSignal): Promise<unknown> {
    const headers = { "Content-Type": "application/json", "x-gradio-user": "api" };
    const response = await this.fetch(url, { method: "POST", headers, body: JSON.stringify(body), signal: signal ?? null });
    return json_of(response);
  }

  /** Browsers keep cookies themselves (and show none here); Node does not. */
  private keep_cookies(response: Response): void {
    if (inBrowser) return;
    for (const line of response.headers.getSetCookie()) {
      const pair = line.split(";", 1)[0] ?? "";
      const equals = pair.indexOf("=");
      if (equals > 0) this.cookies.set(pair.slice(0, equals).trim(), pair.slice(equals + 1).trim());
    }
  }
}

function baseOf(url: string): string {
  let parsed: URL;
  try {
    parsed = new URL(url, inBrowser ? document.baseURI : undefined);
  } catch (error) {
    throw new ConnectionError(`"${url}" is no URL; give one such as http://127.0.0.1:7860.`, { cause: error });
  }
  parsed.search = "";
  parsed.hash = "";
  if (!parsed.pathname.endsWith("/")) parsed.pathname += "/";
  return parsed.href;
}

async function json_of(response: Response): Promise<unknown> {
  if (!response.ok) throw await error_of(response);
  return response.json() as Promise<unknown>;
}

/** Return the typed error that an answer other than 2xx means. */
export async function error_of(response: Response): Promise<ServerError | AuthError> {
  return error_for(response.status, await response.text().catch(() => ""));
}

/** The same for an answer whose body was read already. */
export function error_for(status: number, text: string): ServerError | AuthError {
  const body = parsed(text);
  if (status === 401) return new AuthError("This app asks for a login.", auth_message_of(body));
  if (isRecord(body) && "error" in body) return function_error(body, status);
  const detail = isRecord(body) && "detail" in body ? body.detail : body;
  const message = typeof detail === "string" && detail !== "" ? detail : `The server answered with status ${String(status)}.`;
  return status === 503 ? new QueueFullError(message, status, detail) : new ServerError(message, status, detail);
}

/** Return the error that `{error, title, duration, visible}` says; null hides what failed. */
export function function_error(told: Record<string, unknown>, status = 200): FunctionError {
  const message = typeof told.error === "string" ? told.error : "The function failed. The app does not say why.";
  const duration = typeof told.duration === "number" || told.duration === null ? told.duration : 10;
  const title = typeof told.title === "string" ? told.title : "Error";
  const inputs = isRecord(told.inputs) ? Object.fromEntries(Object.entries(told.inputs).map(([index, said]) => [Number(index), String(said)])) : {};
  return new FunctionError(message, { title, duration, visible: told.visible !== false, inputs }, status);
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text.length < 500 && !text.trimStart().startsWith("<") ? text : "";
  }
}

function auth_message_of(body: unknown): string | null {
  const detail = isRecord(body) ? body.detail : null;
  return isRecord(detail) && typeof detail.auth_message === "string" ? detail.auth_message : null;
}
