/** Runs beside the page: hands what the microphone hears over, piece by piece. */
interface Processor {
  readonly port: MessagePort;
}
declare const AudioWorkletProcessor: new () => Processor;
declare function registerProcessor(name: string, kind: new () => Processor): void;

registerProcessor("tap", class extends AudioWorkletProcessor {
  process(inputs: Float32Array[][]): boolean {
    const heard = inputs[0]?.[0];
    if (heard) this.port.postMessage(heard.slice());
    return true;
  }
});
