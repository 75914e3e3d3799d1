import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Config, Dependency } from "../types.js";
import { Peer } from "./peer.js";

export interface Received {
  method: string;
  url: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingMessage["headers"];
  body: string;
  json: () => Record<string, unknown>;
}

type Handler = (request: Received, response: ServerResponse) => void;

/** A server of the protocol sse_v3, whose runs are played by the test. */
export class AppServer {
  url = "";
  readonly received: Received[] = [];
  readonly routes = new Map<string, Handler>();
  /** The event streams that are open. */
  streams: ServerResponse[] = [];
  config: Config;
  /** Plays the other side of each websocket; null refuses them. */
  play: ((peer: Peer) => Promise<void>) | null = null;
  private server: Server | null = null;
  private runs = 0;
  private readonly waiters: (() => void)[] = [];

  constructor(config: Partial<Config> = {}) {
    this.config = {
      version: "6.0.0", protocol: "sse_v3", api_prefix: "/gradio_api", components: [], layout: { id: 0 }, dependencies: [], ...config,
    };
    this.on("GET /config", (_, response) => { reply(response, this.config); });
    this.on("POST /gradio_api/queue/join", (_, response) => { reply(response, { event_id: this.next_id() }); });
    this.on("GET /gradio_api/queue/data", (_, response) => { this.open(response); });
    this.on("POST /gradio_api/cancel", (_, response) => { reply(response, { success: true }); });
    this.on("POST /gradio_api/reset", (_, response) => { reply(response, { success: true }); });
  }

  on(route: string, handler: Handler): void {
    this.routes.set(route, handler);
  }

  async start(): Promise<this> {
    this.server = createServer((request, response) => { void this.handle(request, response); });
    this.server.on("upgrade", (request, socket) => {
      if (this.play) void this.play(new Peer(request, socket));
      else socket.end("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n");
    });
    await new Promise<void>((resolve) => this.server?.listen(0, "127.0.0.1", resolve));
    this.url = `http://127.0.0.1:${String((this.server.address() as AddressInfo).port)}`;
    return this;
  }

  stop(): Promise<void> {
    return new Promise((resolve) => {
      this.server?.close(() => { resolve(); });
      this.server?.closeAllConnections();
    });
  }

  /** Requests of a route, such as "POST /gradio_api/cancel". */
  of(route: string): Received[] {
    return this.received.filter(({ method, path }) => `${method} ${path}` === route);
  }

  /** Wait until `condition` holds; looked at after each request. */
  async until(condition: () => boolean): Promise<void> {
    while (!condition()) await new Promise<void>((resolve) => { this.waiters.push(resolve); });
  }

  /** Send messages on the newest stream. With `id` they have ids from there on. */
  send(messages: object[], id?: number): void {
    const stream = this.streams.at(-1);
    messages.forEach((message, index) => {
      const line = id === undefined ? "" : `id: ${String(id + index)}\n`;
      stream?.write(`${line}data: ${JSON.stringify(message)}\n\n`);
    });
  }

  /** Complete a run and end the stream. */
  complete(event_id: string, data: unknown[], id?: number): void {
    const output = { data, is_generating: false, duration: 0.1, average_duration: 0.1 };
    this.send([{ msg: "process_completed", event_id, output, success: true }, { msg: "close_stream", event_id: null }], id);
    this.streams.pop()?.end();
  }

  /** Break the newest stream as a lost connection does. */
  drop(): void {
    this.streams.pop()?.destroy();
  }

  next_id(): string {
    this.runs += 1;
    return `run${String(this.runs)}`;
  }

  open(response: ServerResponse): void {
    response.writeHead(200, { "Content-Type": "text/event-stream" });
    response.flushHeaders();
    this.streams.push(response);
  }

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const body = Buffer.concat(parts).toString("latin1");
    const url = new URL(request.url ?? "/", "http://test");
    const method = request.method ?? "";
    const received: Received = {
      method, url: request.url ?? "", path: url.pathname, query: url.searchParams, headers: request.headers, body,
      json: () => JSON.parse(body) as Record<string, unknown>,
    };
    this.received.push(received);
    const handler = this.routes.get(`${method} ${url.pathname}`) ?? ((_, r) => { reply(r, { detail: "Not Found" }, 404); });
    handler(received, response);
    for (const waiter of this.waiters.splice(0)) waiter();
  }
}

export function reply(response: ServerResponse, body: unknown, status = 200, headers: Record<string, string | string[]> = {}): void {
  response.writeHead(status, { "Content-Type": "application/json", ...headers });
  response.end(JSON.stringify(body));
}

export function dependency(fields: Partial<Dependency> = {}): Dependency {
  return { id: 0, targets: [], inputs: [], outputs: [], backend_fn: true, queue: true, api_name: "predict", types: {}, ...fields };
}

/** Parameter of an endpoint as `/info` lists it. */
export function parameter(name: string, ...defaults: unknown[]): Record<string, unknown> {
  return {
    label: name, parameter_name: name, parameter_has_default: defaults.length > 0, parameter_default: defaults[0] ?? null,
    type: { type: "string" }, python_type: { type: "str", description: "" }, component: "Textbox",
  };
}

export function info(endpoints: Record<string, Record<string, unknown>[]>): object {
  const named = Object.entries(endpoints).map(([name, parameters]) => [name, { parameters, returns: [] }]);
  return { named_endpoints: Object.fromEntries(named) as object, unnamed_endpoints: {} };
}
