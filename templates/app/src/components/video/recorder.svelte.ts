import { t } from "../../i18n/index.svelte.js";

/** What a camera is asked for. */
export interface Wishes {
  mirror: boolean;
  audio: boolean;
  video: MediaTrackConstraints;
}

const TYPES = ["video/webm;codecs=vp9,opus", "video/webm;codecs=vp8,opus", "video/webm", "video/mp4"];

/** The camera: a preview, and what it records as a file. */
export class FilmRecorder {
  stream = $state.raw<MediaStream | null>(null);
  recording = $state(false);
  seconds = $state(0);
  error = $state("");
  private recorder: MediaRecorder | null = null;
  private timer: ReturnType<typeof setInterval> | undefined;
  private ending: (() => void) | null = null;
  private closed = false;

  async open({ audio, video }: Wishes): Promise<void> {
    // Old browsers and pages over plain http have none, whatever the types say.
    const devices = navigator.mediaDevices as MediaDevices | undefined;
    if (!devices) {
      this.error = t("webcam.none");
      return;
    }
    try {
      const stream = await devices.getUserMedia({ audio, video });
      // It may have been closed while the person was asked.
      if (this.closed) for (const track of stream.getTracks()) track.stop();
      else this.stream = stream;
    } catch (error) {
      this.error = t("webcam.failed", { reason: error instanceof Error ? error.message : String(error) });
    }
  }

  /** Begin to record; in the mirror, the file is what the person saw. */
  start(preview: HTMLVideoElement, mirror: boolean): void {
    if (!this.stream) return;
    const shown = mirror ? this.mirrored(preview, this.stream) : this.stream;
    const mimeType = TYPES.find((type) => MediaRecorder.isTypeSupported(type));
    const recorder = new MediaRecorder(shown, mimeType ? { mimeType } : {});
    this.recorder = recorder;
    this.recording = true;
    this.seconds = 0;
    this.timer = setInterval(() => { this.seconds += 1; }, 1000);
    recorder.start();
  }

  /** End, and return the film. */
  async stop(): Promise<File | null> {
    const { recorder } = this;
    if (!recorder) return null;
    const piece = new Promise<Blob>((resolve) => { recorder.ondataavailable = ({ data }) => { resolve(data); }; });
    recorder.stop();
    const film = await piece;
    this.finish();
    const type = recorder.mimeType.split(";")[0] ?? "video/webm";
    return new File([film], `${t("video.taken")}.${type === "video/mp4" ? "mp4" : "webm"}`, { type });
  }

  close(): void {
    this.closed = true;
    this.finish();
    for (const track of this.stream?.getTracks() ?? []) track.stop();
    this.stream = null;
  }

  private finish(): void {
    clearInterval(this.timer);
    this.ending?.();
    this.ending = this.recorder = null;
    this.recording = false;
  }

  private mirrored(preview: HTMLVideoElement, stream: MediaStream): MediaStream {
    const canvas = document.createElement("canvas");
    canvas.width = preview.videoWidth;
    canvas.height = preview.videoHeight;
    const context = canvas.getContext("2d");
    context?.setTransform(-1, 0, 0, 1, canvas.width, 0);
    let frame = 0;
    const draw = (): void => {
      context?.drawImage(preview, 0, 0);
      frame = requestAnimationFrame(draw);
    };
    draw();
    this.ending = () => { cancelAnimationFrame(frame); };
    const turned = canvas.captureStream(30);
    for (const track of stream.getAudioTracks()) turned.addTrack(track);
    return turned;
  }
}
