// @vitest-environment node
import { describe, expect, it } from "vitest";
import { FrameParser, frames } from "../sse.js";

const TEXT = 'id: 7\ndata: {"a": 1}\n\n: a comment\n\nevent: log\ndata: one\ndata: two\n\ndata:tight\r\n\r\n';
const EXPECTED = [
  { id: "7", event: "message", data: '{"a": 1}' },
  { id: null, event: "log", data: "one\ntwo" },
  { id: null, event: "message", data: "tight" },
];

describe("FrameParser", () => {
  it("reads ids, names, several lines of data and both line ends, and leaves out comments", () => {
    expect(new FrameParser().push(TEXT)).toEqual(EXPECTED);
  });

  it.each([1, 2, 3, 5, 7])("does so in pieces of %i characters", (size) => {
    const parser = new FrameParser();
    const found = [];
    for (let at = 0; at < TEXT.length; at += size) found.push(...parser.push(TEXT.slice(at, at + size)));
    expect(found).toEqual(EXPECTED);
  });

  it("keeps an unfinished frame back", () => {
    const parser = new FrameParser();
    expect(parser.push("data: a\n")).toEqual([]);
    expect(parser.push("\n")).toHaveLength(1);
  });
});

describe("frames", () => {
  it("reads characters that are cut in two", async () => {
    const bytes = new TextEncoder().encode("data: é\n\n");
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(bytes.slice(0, 7));
        controller.enqueue(bytes.slice(7));
        controller.close();
      },
    });
    const found = [];
    for await (const frame of frames(body)) found.push(frame.data);
    expect(found).toEqual(["é"]);
  });
});
