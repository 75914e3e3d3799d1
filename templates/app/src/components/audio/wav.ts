/** Return sound as a WAV file of 16 bits; the channels are as long as the first. */
export function wavOf(channels: readonly Float32Array[], rate: number): Blob {
  const frames = channels[0]?.length ?? 0;
  const bytes = frames * channels.length * 2;
  const view = new DataView(new ArrayBuffer(44 + bytes));
  const text = (at: number, letters: string): void => { [0, 1, 2, 3].forEach((each) => { view.setUint8(at + each, letters.charCodeAt(each)); }); };
  text(0, "RIFF");
  view.setUint32(4, 36 + bytes, true);
  text(8, "WAVE");
  text(12, "fmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, channels.length, true);
  view.setUint32(24, rate, true);
  view.setUint32(28, rate * channels.length * 2, true);
  view.setUint16(32, channels.length * 2, true);
  view.setUint16(34, 16, true);
  text(36, "data");
  view.setUint32(40, bytes, true);
  let at = 44;
  for (let frame = 0; frame < frames; frame += 1) {
    for (const channel of channels) {
      view.setInt16(at, Math.round(Math.max(-1, Math.min(1, channel[frame] ?? 0)) * 32767), true);
      at += 2;
    }
  }
  return new Blob([view], { type: "audio/wav" });
}

/** Return pieces of one channel as one. */
export function joined(pieces: readonly Float32Array[]): Float32Array {
  const whole = new Float32Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/** Return the part of a sound between two times, in seconds. */
export function cut(sound: Pick<AudioBuffer, "numberOfChannels" | "sampleRate" | "getChannelData">, from: number, to: number): Blob {
  const [first, last] = [from, to].map((seconds) => Math.round(seconds * sound.sampleRate)) as [number, number];
  const channels = Array.from({ length: sound.numberOfChannels }, (_, index) => sound.getChannelData(index).slice(first, last));
  return wavOf(channels, sound.sampleRate);
}

/** Return seconds as a player shows them: "0:07", "12:03", "1:02:09". */
export function clock(seconds: number): string {
  const whole = Number.isFinite(seconds) ? Math.max(0, Math.floor(seconds)) : 0;
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60];
  const two = (number: number): string => String(number).padStart(2, "0");
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}
