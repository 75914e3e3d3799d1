import { UploadError } from "./errors.js";
import { file_data } from "./files.js";
import { error_for, inBrowser, type Http } from "./http.js";
import type { FileData } from "./types.js";

export interface UploadProgress {
  /** Bytes sent of all files together. */
  loaded: number;
  total: number;
}

export interface UploadOptions {
  onProgress?: (progress: UploadProgress) => void;
  signal?: AbortSignal;
  /** Bytes that one file may have. */
  max_file_size?: number | null;
}

interface Answer {
  status: number;
  text: string;
}

/** Send `files` to the app and return how they are named there, in the same order. */
export async function upload(http: Http, files: Blob[], options: UploadOptions = {}): Promise<FileData[]> {
  refuse_large(files, options.max_file_size ?? null);
  options.signal?.throwIfAborted();
  const form = new FormData();
  for (const file of files) form.append("files", file, name_of(file));
  const send = inBrowser ? send_in_browser : send_elsewhere;
  const { status, text } = await send(http, form, total_of(files), options);
  if (status < 200 || status > 299) {
    const error = error_for(status, text);
    throw status === 401 ? error : new UploadError(`The upload failed: ${error.message}`, { cause: error });
  }
  const paths = JSON.parse(text) as string[];
  if (paths.length !== files.length) throw new UploadError("The upload failed: the server took another number of files.");
  return paths.map((path, index) => {
    const file = files[index] as Blob;
    return file_data(path, { name: name_of(file), size: file.size, type: file.type });
  });
}

function refuse_large(files: Blob[], limit: number | null): void {
  const large = limit === null ? undefined : files.find((file) => file.size > limit);
  if (large === undefined || limit === null) return;
  throw new UploadError(`${name_of(large)} has ${megabytes(large.size)}; this app takes files of up to ${megabytes(limit)}.`);
}

function megabytes(bytes: number): string {
  return bytes < 1e5 ? `${(bytes / 1e3).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

function name_of(file: Blob): string {
  return (file instanceof File && file.name) || "file";
}

function total_of(files: Blob[]): number {
  return files.reduce((sum, file) => sum + file.size, 0);
}

async function send_elsewhere(http: Http, form: FormData, total: number, options: UploadOptions): Promise<Answer> {
  const response = await http.fetch(http.api("upload"), { method: "POST", body: form, signal: options.signal ?? null });
  options.onProgress?.({ loaded: total, total });
  return { status: response.status, text: await response.text() };
}

/** XMLHttpRequest, because fetch does not tell how much has been sent. */
function send_in_browser(http: Http, form: FormData, total: number, options: UploadOptions): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const abort = (): void => { request.abort(); };
    options.signal?.addEventListener("abort", abort);
    request.onloadend = () => { options.signal?.removeEventListener("abort", abort); };
    request.onload = () => { resolve({ status: request.status, text: request.responseText }); };
    request.onerror = () => { reject(new UploadError("The upload failed: the connection was lost.")); };
    request.onabort = () => { reject(options.signal?.reason as Error); };
    // The body is a little longer than the files: part headers count too.
    request.upload.onprogress = (event) => { options.onProgress?.({ loaded: Math.min(event.loaded, total), total }); };
    request.open("POST", http.api("upload"));
    for (const [name, value] of Object.entries(http.request_headers())) request.setRequestHeader(name, value);
    request.send(form);
  });
}
