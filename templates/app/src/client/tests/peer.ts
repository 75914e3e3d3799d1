import { createHash } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";

const GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

/** The server's side of a websocket, played by a test. */
export class Peer {
  /** Frames that came: their kinds and texts. */
  readonly heard: { kind: number; text: string }[] = [];
  readonly headers: IncomingMessage["headers"];
  private readonly line: Duplex;
  private readonly waiters: (() => void)[] = [];

  constructor(request: IncomingMessage, line: Duplex) {
    this.headers = request.headers;
    this.line = line;
    const accepted = createHash("sha1").update(`${request.headers["sec-websocket-key"] ?? ""}${GUID}`).digest("base64");
    line.write(`HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accepted}\r\n\r\n`);
    const reader = new MaskedReader();
    line.on("data", (bytes: Buffer) => {
      this.heard.push(...reader.push(bytes));
      for (const waiter of this.waiters.splice(0)) waiter();
    });
    line.on("end", () => line.end());
    line.on("error", () => undefined);
  }

  /** Send a frame; one that is not final is continued by the next. */
  send(text: string, kind = 1, final = true): void {
    const payload = Buffer.from(text);
    const { length } = payload;
    const head = length < 126 ? Buffer.from([0, length]) : length < 65_536 ? Buffer.from([0, 126, 0, 0]) : Buffer.from([0, 127, 0, 0, 0, 0, 0, 0, 0, 0]);
    head[0] = (final ? 0x80 : 0) | kind;
    if (head.length === 4) head.writeUInt16BE(length, 2);
    if (head.length === 10) head.writeBigUInt64BE(BigInt(length), 2);
    // In two pieces, as it may come over a line.
    const all = Buffer.concat([head, payload]);
    this.line.write(all.subarray(0, 1));
    this.line.write(all.subarray(1));
  }

  say(message: object): void {
    this.send(JSON.stringify(message));
  }

  /** Ask for the hash and the values, as servers do, and return what came. */
  async asked(): Promise<[hash: unknown, values: unknown]> {
    this.say({ msg: "send_hash" });
    const hash = await this.next();
    this.say({ msg: "estimation", rank: 0, queue_size: 1, rank_eta: 1.5 });
    this.say({ msg: "send_data" });
    const values = await this.next();
    this.say({ msg: "process_starts" });
    return [hash, values];
  }

  async next(): Promise<unknown> {
    const seen = this.heard.length;
    while (this.heard.length === seen) await new Promise<void>((resolve) => { this.waiters.push(resolve); });
    return JSON.parse(this.heard.at(-1)?.text ?? "") as unknown;
  }

  complete(data: unknown[]): void {
    this.say({ msg: "process_completed", output: { data, is_generating: false, duration: 0.1, average_duration: 0.1 }, success: true });
  }

  end(): void {
    this.line.end();
  }
}

/** Frames of clients are masked: their payload is four bytes longer, and scrambled by these. */
class MaskedReader {
  private rest = Buffer.alloc(0);

  push(bytes: Buffer): { kind: number; text: string }[] {
    this.rest = Buffer.concat([this.rest, bytes]);
    const found: { kind: number; text: string }[] = [];
    for (let size = this.size(); size !== null; size = this.size()) {
      const { mask, length, total } = size;
      const payload = this.rest.subarray(mask + 4, total).map((byte, index) => byte ^ (this.rest[mask + (index % 4)] ?? 0));
      found.push({ kind: (this.rest[0] ?? 0) & 15, text: Buffer.from(payload.subarray(0, length)).toString() });
      this.rest = this.rest.subarray(total);
    }
    return found;
  }

  private size(): { mask: number; length: number; total: number } | null {
    if (this.rest.length < 2) return null;
    const short = (this.rest[1] ?? 0) & 127;
    const mask = short === 126 ? 4 : short === 127 ? 10 : 2;
    if (this.rest.length < mask) return null;
    const length = short === 126 ? this.rest.readUInt16BE(2) : short === 127 ? Number(this.rest.readBigUInt64BE(2)) : short;
    return this.rest.length < mask + 4 + length ? null : { mask, length, total: mask + 4 + length };
  }
}
