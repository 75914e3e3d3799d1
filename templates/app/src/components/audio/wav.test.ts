import { expect, it } from "vitest";
import { clock, cut, joined, wavOf } from "./wav.js";

async function read(blob: Blob): Promise<DataView> {
  const reader = new FileReader();
  reader.readAsArrayBuffer(blob);
  await new Promise((resolve) => { reader.onload = resolve; });
  return new DataView(reader.result as ArrayBuffer);
}

it("writes samples of all channels in turn, what is too loud at its bounds", async () => {
  const view = await read(wavOf([new Float32Array([0, 1]), new Float32Array([-1, 2])], 8000));
  expect([view.byteLength, view.getUint32(4, true), view.getUint16(22, true), view.getUint32(24, true), view.getUint32(40, true)]).toEqual([52, 44, 2, 8000, 8]);
  expect([44, 46, 48, 50].map((at) => view.getInt16(at, true))).toEqual([0, -32767, 32767, 32767]);
});

it("joins pieces in their order", () => {
  expect([...joined([new Float32Array([1, 2]), new Float32Array([3])])]).toEqual([1, 2, 3]);
  expect(joined([])).toHaveLength(0);
});

it("keeps the part between two times", async () => {
  const sound = { numberOfChannels: 1, sampleRate: 10, getChannelData: () => new Float32Array(100).map((_, index) => index / 100) };
  const view = await read(cut(sound, 1, 2.5));
  expect(view.getUint32(40, true)).toBe(30);
  expect(view.getInt16(44, true)).toBe(Math.round(0.1 * 32767));
});

it.each([[0, "0:00"], [7.9, "0:07"], [723, "12:03"], [3729, "1:02:09"], [NaN, "0:00"], [Infinity, "0:00"]])("shows %d seconds as %s", (seconds, text) => {
  expect(clock(seconds)).toBe(text);
});
