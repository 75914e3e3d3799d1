/** One event of an event stream. */
export interface Frame {
  event: string;
  data: string;
  id: string | null;
}

/** Splits text that comes in arbitrary pieces into the frames of an event stream. */
export class FrameParser {
  // Pieces are joined once their frame is complete: joining at each would cost the square of a long frame's length.
  private pieces: string[] = [];
  private last = "";
  private held = "";

  /** Return the frames that `text` completes. */
  push(text: string): Frame[] {
    const lines = this.unified(text);
    const ends = (this.last + lines).includes("\n\n");
    this.pieces.push(lines);
    this.last = lines.slice(-1) || this.last;
    if (!ends) return [];
    const blocks = this.pieces.join("").split("\n\n");
    this.pieces = [blocks.pop() ?? ""];
    return blocks.map(parseFrame).filter((frame): frame is Frame => frame !== null);
  }

  /** A "\r" at the end may be the first half of a "\r\n", so it waits for what follows. */
  private unified(text: string): string {
    const all = this.held + text;
    this.held = all.endsWith("\r") ? "\r" : "";
    return all.slice(0, all.length - this.held.length).replace(/\r\n?/g, "\n");
  }
}

function parseFrame(block: string): Frame | null {
  const frame: Frame = { event: "message", data: "", id: null };
  const data: string[] = [];
  for (const line of block.split("\n")) {
    const colon = line.indexOf(":");
    if (colon === 0) continue;
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? "" : line.slice(line[colon + 1] === " " ? colon + 2 : colon + 1);
    if (field === "data") data.push(value);
    else if (field === "event") frame.event = value;
    else if (field === "id") frame.id = value;
  }
  frame.data = data.join("\n");
  return data.length > 0 ? frame : null;
}

/** Read the frames of a response's body until it ends. */
export async function* frames(body: ReadableStream<Uint8Array>): AsyncGenerator<Frame> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  const parser = new FrameParser();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield* parser.push(decoder.decode(value, { stream: true }));
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
