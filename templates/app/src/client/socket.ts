import { ConnectionError } from "./errors.js";
import { inBrowser, type Http } from "./http.js";

/** A connection on which both sides send texts. */
export interface Socket {
  /** What the other side says, until it ends the connection. Throws `ConnectionError` where the line breaks. */
  messages: AsyncIterable<string>;
  send(text: string): void;
  close(): void;
}

/**
 * Open a websocket. Throws `ConnectionError` where nobody answers, `AuthError` where a login is missing.
 *
 * Node has none before 22, and later ones send no cookies: there it is made of an HTTP request.
 */
export async function open_socket(http: Http, url: string, signal: AbortSignal): Promise<Socket> {
  signal.throwIfAborted();
  if (!inBrowser) return (await import("./node_socket.js")).open_node_socket(url, http.request_headers(), signal);
  const socket = new WebSocket(url);
  const inbox = new Inbox();
  signal.addEventListener("abort", () => { socket.close(); });
  socket.onmessage = ({ data }) => { inbox.put(String(data)); };
  socket.onclose = () => { inbox.end(); };
  await new Promise<void>((resolve, reject) => {
    socket.onopen = () => { resolve(); };
    socket.onerror = () => {
      const error = new ConnectionError(`No connection to ${http.base}. Is the app running there?`);
      inbox.end(error);
      reject(error);
    };
  });
  return { messages: inbox, send: (text) => { socket.send(text); }, close: () => { socket.close(); } };
}

/** Texts that have come and were not read yet. */
export class Inbox implements AsyncIterable<string> {
  private readonly texts: string[] = [];
  private ended = false;
  private error: Error | null = null;
  private wake: () => void = () => undefined;

  put(text: string): void {
    this.texts.push(text);
    this.wake();
  }

  end(error: Error | null = null): void {
    if (!this.ended) this.error = error;
    this.ended = true;
    this.wake();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<string> {
    for (;;) {
      for (let text = this.texts.shift(); text !== undefined; text = this.texts.shift()) yield text;
      if (this.error) throw this.error;
      if (this.ended) return;
      await new Promise<void>((resolve) => { this.wake = resolve; });
    }
  }
}
