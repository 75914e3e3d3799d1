import { ConnectionError, ProtocolError } from "./errors.js";
import { error_for } from "./http.js";
import { Inbox, type Socket } from "./socket.js";

// What is used of Node, whose types this package does not bring along.
interface Line {
  on(event: "data", listener: (bytes: Uint8Array) => void): this;
  on(event: "close" | "error", listener: () => void): this;
  write(bytes: Uint8Array): void;
  destroySoon(): void;
  destroy(): void;
}
interface Answer {
  statusCode: number;
  headers: Record<string, string | undefined>;
  resume(): void;
}
interface Request {
  on(event: "upgrade", listener: (answer: Answer, line: Line, head: Uint8Array) => void): this;
  on(event: "response", listener: (answer: Answer) => void): this;
  on(event: "error", listener: (error: Error) => void): this;
  end(): void;
}
interface NodeHttp {
  request(url: string, options: { headers: Record<string, string>; signal: AbortSignal }): Request;
}

const ACCEPTED = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"; // of RFC 6455: proves that the server understood
const [CONTINUED, TEXT, CLOSE, PING, PONG] = [0, 1, 8, 9, 10] as const;
/** Bytes that one message may have. */
const LIMIT = 1 << 30;

/** Open a websocket with headers of one's own. */
export async function open_node_socket(url: string, headers: Record<string, string>, signal: AbortSignal): Promise<Socket> {
  const key = base64(crypto.getRandomValues(new Uint8Array(16)));
  const accepted = base64(new Uint8Array(await crypto.subtle.digest("SHA-1", new TextEncoder().encode(key + ACCEPTED))));
  const [answer, line, head] = await upgraded(url, key, headers, signal);
  if (answer.headers["sec-websocket-accept"] !== accepted) {
    line.destroy();
    throw new ProtocolError(`${url} does not speak the websocket protocol.`);
  }
  return connected(line, head, signal);
}

async function upgraded(
  url: string, key: string, headers: Record<string, string>, signal: AbortSignal,
): Promise<[answer: Answer, line: Line, head: Uint8Array]> {
  // The name is no literal, so that bundlers for browsers leave it alone.
  const module = ["node", url.startsWith("wss:") ? "https" : "http"].join(":");
  const http = (await import(/* @vite-ignore */ module)) as NodeHttp;
  const own = { Connection: "Upgrade", Upgrade: "websocket", "Sec-WebSocket-Version": "13", "Sec-WebSocket-Key": key };
  return new Promise((resolve, reject) => {
    const request = http.request(url.replace(/^ws/, "http"), { headers: { ...headers, ...own }, signal });
    request.on("upgrade", (answer, line, head) => { resolve([answer, line, head]); });
    request.on("response", (answer) => {
      answer.resume();
      // Gradio 3 refuses a socket without a login in this way.
      reject(error_for(answer.statusCode === 403 ? 401 : answer.statusCode, ""));
    });
    request.on("error", (error) => {
      reject(new ConnectionError(`No connection to ${url}. Is the app running there?`, { cause: error }));
    });
    request.end();
  });
}

function connected(line: Line, head: Uint8Array, signal: AbortSignal): Socket {
  const inbox = new Inbox();
  const frames = new FrameReader();
  const texts = new Texts();
  const read = (bytes: Uint8Array): void => {
    try {
      for (const { final, kind, payload } of frames.push(bytes)) {
        if (kind === PING) line.write(frame(PONG, payload));
        else if (kind === CLOSE) line.destroy();
        else if (kind === TEXT || kind === CONTINUED) texts.add(payload, final, (text) => { inbox.put(text); });
      }
    } catch (error) {
      inbox.end(error as Error);
      line.destroy();
    }
  };
  line.on("data", read);
  line.on("error", () => { inbox.end(new ConnectionError("The connection to the app was lost.")); });
  line.on("close", () => { inbox.end(); });
  signal.addEventListener("abort", () => { line.destroy(); });
  read(head);
  const close = (): void => {
    line.write(frame(CLOSE, new Uint8Array()));
    line.destroySoon();
  };
  return { messages: inbox, send: (text) => { line.write(frame(TEXT, new TextEncoder().encode(text))); }, close };
}

/** Joins the pieces of messages that come in several frames. */
class Texts {
  private pieces: Uint8Array[] = [];

  add(piece: Uint8Array, final: boolean, told: (text: string) => void): void {
    this.pieces.push(piece);
    if (!final) return;
    told(new TextDecoder().decode(joined(this.pieces)));
    this.pieces = [];
  }
}

interface Frame {
  final: boolean;
  kind: number;
  payload: Uint8Array;
}

/** Splits bytes that come in arbitrary pieces into frames. */
export class FrameReader {
  // Pieces are joined once their frame is complete: joining at each would cost the square of a long frame's length.
  private pieces: Uint8Array[] = [];
  private size = 0;
  private needed = 2;

  push(bytes: Uint8Array): Frame[] {
    this.pieces.push(bytes);
    this.size += bytes.length;
    const found: Frame[] = [];
    while (this.size >= this.needed) {
      const all = joined(this.pieces);
      this.pieces = [all];
      const { head, length } = measures(all);
      this.needed = head + length;
      if (length > LIMIT) throw new ProtocolError("The server sent a message that is too long.");
      if (all.length < this.needed) break;
      found.push({ final: (byte(all, 0) & 0x80) !== 0, kind: byte(all, 0) & 0x0f, payload: all.subarray(head, head + length) });
      this.pieces = [all.subarray(this.needed)];
      this.size -= this.needed;
      this.needed = 2;
    }
    return found;
  }
}

/** Return how long a frame is; as far as it can be told from its first bytes. Servers do not mask theirs. */
function measures(bytes: Uint8Array): { head: number; length: number } {
  const length = byte(bytes, 1) & 0x7f;
  const head = length === 126 ? 4 : length === 127 ? 10 : 2;
  if (bytes.length < head) return { head, length: 0 };
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  if (length === 126) return { head, length: view.getUint16(2) };
  return { head, length: length === 127 ? Number(view.getBigUint64(2)) : length };
}

/** Return a frame as clients send it: masked. */
export function frame(kind: number, payload: Uint8Array): Uint8Array {
  const { length } = payload;
  const extra = length < 126 ? 0 : length < 65_536 ? 2 : 8;
  const head = new Uint8Array(2 + extra + 4);
  const view = new DataView(head.buffer);
  view.setUint8(0, 0x80 | kind);
  view.setUint8(1, 0x80 | (extra === 0 ? length : extra === 2 ? 126 : 127));
  if (extra === 2) view.setUint16(2, length);
  if (extra === 8) view.setBigUint64(2, BigInt(length));
  const mask = crypto.getRandomValues(head.subarray(2 + extra));
  return joined([head, payload.map((each, index) => each ^ byte(mask, index % 4))]);
}

function byte(bytes: Uint8Array, index: number): number {
  return bytes[index] ?? 0;
}

function joined(pieces: Uint8Array[]): Uint8Array {
  if (pieces.length === 1) return pieces[0] as Uint8Array;
  const all = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}

function base64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}
