import { t } from "../../i18n/index.svelte.js";

/** One of the machine's cameras, as long as it is open. */
export class Camera {
  stream = $state.raw<MediaStream | null>(null);
  /** Why there is no picture. */
  error = $state("");
  /** Whether there are more cameras. */
  others = $state(false);
  private closed = false;

  async open(deviceId?: string, wanted?: MediaTrackConstraints | boolean): Promise<void> {
    // Old browsers and pages over plain http have none, whatever the types say.
    const devices = navigator.mediaDevices as MediaDevices | undefined;
    if (!devices) {
      this.error = t("webcam.none");
      return;
    }
    try {
      const asked = typeof wanted === "object" ? wanted : {};
      const which = deviceId ? { deviceId: { exact: deviceId } } : { facingMode: "user", ...asked };
      const stream = await devices.getUserMedia({ audio: false, video: which });
      this.stop();
      // It may have been closed while the person was asked.
      if (this.closed) for (const track of stream.getTracks()) track.stop();
      else this.stream = stream;
      this.others = (await this.cameras()).length > 1;
    } catch (error) {
      this.error = t("webcam.failed", { reason: error instanceof Error ? error.message : String(error) });
    }
  }

  /** Go on with the next camera. */
  async next(): Promise<void> {
    const cameras = await this.cameras();
    const now = this.stream?.getVideoTracks()[0]?.getSettings().deviceId;
    const index = cameras.findIndex(({ deviceId }) => deviceId === now);
    const other = cameras[(index + 1) % cameras.length];
    if (other) await this.open(other.deviceId);
  }

  /** Return what the camera sees now. */
  async picture(video: HTMLVideoElement, mirrored: boolean): Promise<File> {
    const canvas = document.createElement("canvas");
    canvas.width = video.videoWidth;
    canvas.height = video.videoHeight;
    const context = canvas.getContext("2d");
    if (mirrored) {
      context?.translate(canvas.width, 0);
      context?.scale(-1, 1);
    }
    context?.drawImage(video, 0, 0);
    const blob = await new Promise<Blob | null>((resolve) => { canvas.toBlob(resolve, "image/png"); });
    if (!blob) throw new Error(t("webcam.failed", { reason: t("webcam.opening") }));
    return new File([blob], t("image.taken"), { type: "image/png" });
  }

  close(): void {
    this.closed = true;
    this.stop();
  }

  private stop(): void {
    for (const track of this.stream?.getTracks() ?? []) track.stop();
    this.stream = null;
  }

  private async cameras(): Promise<MediaDeviceInfo[]> {
    return (await navigator.mediaDevices.enumerateDevices()).filter(({ kind }) => kind === "videoinput");
  }
}
