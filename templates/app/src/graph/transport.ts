import type { Config, FileData, GradioEvent } from "../client/types.js";
import type { UploadProgress } from "../kit/upload.js";

/** A run of a function, as the page needs it: its events in order, and a way to end it. */
export interface Run extends AsyncIterable<GradioEvent> {
  cancel(): Promise<void>;
}

/** What the page needs of a client; `src/client` fits it, and so does the tests' stand-in. */
export interface Transport {
  readonly config: Config;
  submit(fn_index: number, data: unknown[], event_data?: unknown, trigger_id?: number | null): Run;
  upload(files: Blob[], options?: { onProgress?: (progress: UploadProgress) => void; signal?: AbortSignal }): Promise<FileData[]>;
  file_url(file: Pick<FileData, "path" | "url">): string;
}
