/** One event of an event stream. */
export interface Frame {
  event: string;
  data: string;
  id: string | null;
}

/** Splits text that comes in arbitrary pieces into the frames of an event stream. */
export class FrameParser {
  private rest = "";

  /** Return the frames that `text` completes. */
  push(text: string): Frame[] {
    // A "\r" at the end may be the first half of a "\r\n", so it waits for what follows.
    const all = this.rest + text;
    const held = all.endsWith("\r") ? 1 : 0;
    const lines = all.slice(0, all.length - held).replace(/\r\n?/g, "\n");
    const blocks = lines.split("\n\n");
    this.rest = (blocks.pop() ?? "") + (held ? "\r" : "");
    return blocks.map(parseFrame).filter((frame): frame is Frame => frame !== null);
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
