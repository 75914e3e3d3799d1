import { t } from "../../i18n/index.svelte.js";
import tap from "./tap.worklet.ts?worker&url";
import { joined, wavOf } from "./wav.js";

/** How many of the last loudnesses are kept for the picture. */
const SHOWN = 120;

/** The microphone: what it hears becomes a WAV file, or a row of them. */
export class Recorder {
  stage = $state<"idle" | "opening" | "recording" | "paused">("idle");
  error = $state("");
  seconds = $state(0);
  /** Loudness of the last moments, 0 to 1. */
  levels = $state.raw<readonly number[]>([]);
  private pieces: Float32Array[] = [];
  private stream: MediaStream | null = null;
  private context: AudioContext | null = null;

  /** Begin; the person may be asked first. Returns whether it records. */
  async start(rate: number): Promise<boolean> {
    // Old browsers and pages over plain http have none, whatever the types say.
    const devices = navigator.mediaDevices as MediaDevices | undefined;
    if (!devices) return this.fail(t("microphone.none"));
    this.stage = "opening";
    this.error = "";
    try {
      const stream = await devices.getUserMedia({ audio: { channelCount: 1 } });
      // It may have been given up while the person was asked.
      if ((this.stage as string) === "idle") {
        for (const track of stream.getTracks()) track.stop();
        return false;
      }
      this.stream = stream;
      await this.listen(stream, rate);
      this.stage = "recording";
      return true;
    } catch (error) {
      return this.fail(t("microphone.failed", { reason: error instanceof Error ? error.message : String(error) }));
    }
  }

  pause(): void {
    this.stage = "paused";
  }

  resume(): void {
    this.stage = "recording";
  }

  /** End, and return all that was heard and not taken. */
  stop(): File | null {
    const sound = this.take();
    this.close();
    return sound;
  }

  /** Return what was heard since the last time, null where that is nothing. */
  take(): File | null {
    const rate = this.context?.sampleRate ?? 0;
    const pieces = this.pieces;
    this.pieces = [];
    if (pieces.length === 0 || rate === 0) return null;
    return new File([wavOf([joined(pieces)], rate)], t("microphone.taken"), { type: "audio/wav" });
  }

  /** End, and forget what was heard. */
  close(): void {
    for (const track of this.stream?.getTracks() ?? []) track.stop();
    void this.context?.close();
    this.stream = this.context = null;
    this.pieces = [];
    this.seconds = 0;
    this.levels = [];
    this.stage = "idle";
  }

  private async listen(stream: MediaStream, rate: number): Promise<void> {
    const context = new AudioContext({ sampleRate: rate });
    this.context = context;
    await context.audioWorklet.addModule(tap);
    const node = new AudioWorkletNode(context, "tap");
    node.port.onmessage = ({ data }: MessageEvent<Float32Array>) => { this.hear(data, rate); };
    context.createMediaStreamSource(stream).connect(node);
  }

  private hear(piece: Float32Array, rate: number): void {
    if (this.stage !== "recording") return;
    this.pieces.push(piece);
    const before = Math.floor(this.seconds * 20);
    this.seconds += piece.length / rate;
    // A new bar twenty times a second.
    if (Math.floor(this.seconds * 20) !== before) this.levels = [...this.levels.slice(1 - SHOWN), Math.min(1, loudness(piece) * 4)];
  }

  private fail(reason: string): false {
    this.close();
    this.error = reason;
    return false;
  }
}

function loudness(piece: Float32Array): number {
  return Math.sqrt(piece.reduce((sum, sample) => sum + sample * sample, 0) / piece.length);
}
