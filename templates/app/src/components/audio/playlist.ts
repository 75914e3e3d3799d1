/** Plays sounds that come one after the other without a gap: the pieces that a function yields. */
export class Playlist {
  private context: AudioContext | null = null;
  private end = 0;
  private chain: Promise<void> = Promise.resolve();
  private readonly ended: () => void;

  constructor(ended: () => void) {
    this.ended = ended;
  }

  /** Play this after all that came before. */
  push(address: string): void {
    this.chain = this.chain.then(() => this.play(address)).catch(() => undefined);
  }

  stop(): void {
    void this.context?.close();
    this.context = null;
    this.end = 0;
  }

  private async play(address: string): Promise<void> {
    this.context ??= new AudioContext();
    const { context } = this;
    const sound = await context.decodeAudioData(await (await fetch(address)).arrayBuffer());
    if (context.state === "closed") return;
    const source = new AudioBufferSourceNode(context, { buffer: sound });
    source.connect(context.destination);
    const at = Math.max(context.currentTime, this.end);
    this.end = at + sound.duration;
    const end = this.end;
    source.onended = () => { if (this.end === end) this.ended(); };
    source.start(at);
  }
}
