import { content_of, file_data, is_file, is_file_data, mapped, with_files } from "./files.js";
import { isRecord, type Http } from "./http.js";
import type { Upload } from "./protocol.js";
import type { ComponentConfig, FileData } from "./types.js";

/** Return an argument as servers of 3.x take it: pictures as base64 text, other files sent before. */
export function encoded(value: unknown, type: string, upload: Upload, http: Http): Promise<unknown> {
  const content = (file: object): Promise<Blob> => (is_file_data(file) ? stored(file, http) : content_of(file));
  return with_files(value, (each) => is_file(each) || is_file_data(each), async (files) => {
    const blobs = await Promise.all(files.map(content));
    if (type === "image") return Promise.all(blobs.map(data_url));
    return (await upload(blobs)).map(({ path, orig_name }) => ({ name: path, orig_name, data: null, is_file: true }));
  });
}

/** Return a result of 3.x as today's servers send it: files as FileData. */
export function decoded(value: unknown, component: ComponentConfig): unknown {
  if (isRecord(value) && value["__type__"] === "update") {
    return "value" in value ? { ...value, value: decoded(value["value"], component) } : value;
  }
  return (DECODERS[component.type] ?? files_in)(value);
}

const DECODERS: Record<string, (value: unknown) => unknown> = {
  image: (value) => (typeof value === "string" && value.startsWith("data:") ? held(value, "image") : files_in(value)),
  video: (value) => {
    if (!Array.isArray(value)) return files_in(value);
    const [video, subtitles] = value.map(files_in);
    return subtitles === null ? video : { video, subtitles };
  },
  gallery: (value) => (Array.isArray(value) ? value.map(gallery_item) : value),
};

function gallery_item(item: unknown): unknown {
  const [image, caption] = (Array.isArray(item) ? item : [item, null]) as unknown[];
  return { image: files_in(image), caption };
}

function files_in(value: unknown): unknown {
  return mapped(value, (each) => {
    if (!isRecord(each) || typeof each["name"] !== "string") return each;
    const name = typeof each["orig_name"] === "string" ? each["orig_name"] : (each["name"].split(/[\\/]/).pop() ?? "file");
    if (each["is_file"] !== true) return typeof each["data"] === "string" ? held(each["data"], name) : each;
    return file_data(each["name"], { name, ...(typeof each["size"] === "number" ? { size: each["size"] } : {}) });
  });
}

/** A file that lies in the value itself. */
function held(url: string, name: string): FileData {
  return { ...file_data(name, { name, type: /^data:([^;,]*)/.exec(url)?.[1] ?? "" }), url };
}

/** Return what a file holds that a call returned. */
async function stored(file: FileData, http: Http): Promise<Blob> {
  const response = await http.fetch(http.url(file.url ?? `file=${file.path}`));
  return new File([await response.blob()], file.orig_name ?? "file", { type: file.mime_type ?? "" });
}

async function data_url(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  // In parts: a call takes only so many arguments.
  const parts = Array.from({ length: Math.ceil(bytes.length / 8192) }, (_, index) =>
    String.fromCharCode(...bytes.subarray(index * 8192, (index + 1) * 8192)));
  return `data:${blob.type || "image/png"};base64,${btoa(parts.join(""))}`;
}
