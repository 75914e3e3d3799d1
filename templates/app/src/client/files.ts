import { ArgumentError } from "./errors.js";
import { inBrowser } from "./http.js";
import type { FileData } from "./types.js";

/** A file that lies elsewhere, named by path or URL, to be read when the call is made. */
export class FileReference {
  readonly source: string;

  constructor(source: string) {
    this.source = source;
  }
}

/**
 * Return what stands for a file among a call's arguments.
 *
 * @param source - Path of a local file (in Node only), URL, Blob, File or bytes.
 * @example await app.predict("/rotate", { image: handle_file("photo.png") });
 */
export function handle_file(source: string | URL | Blob | Uint8Array): FileReference | Blob {
  if (source instanceof Blob) return source;
  if (source instanceof Uint8Array) return blobOf(source);
  return new FileReference(String(source));
}

/** Return the FileData of an upload. */
export function file_data(path: string, file?: { name?: string; size?: number; type?: string }): FileData {
  return {
    path,
    url: null,
    orig_name: file?.name ?? null,
    size: file?.size ?? null,
    mime_type: file?.type || null,
    meta: { _type: "gradio.FileData" },
  };
}

export function is_file_data(value: unknown): value is FileData {
  if (typeof value !== "object" || value === null || !("path" in value) || !("meta" in value)) return false;
  const { meta, path } = value;
  return typeof path === "string" && typeof meta === "object" && meta !== null && "_type" in meta && meta._type === "gradio.FileData";
}

/** Return `value` with `change` applied to each object and list in it, the outermost first; untouched parts are shared. */
export function mapped(value: unknown, change: (value: object) => unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  const other = change(value);
  if (other !== value) return other;
  if (Array.isArray(value)) return mappedList(value as unknown[], change);
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return value;
  const values = Object.values(value) as unknown[];
  const results = mappedList(values, change);
  return results === values ? value : Object.fromEntries(Object.keys(value).map((key, index) => [key, results[index]]));
}

function mappedList(list: unknown[], change: (value: object) => unknown): unknown[] {
  const results = list.map((item) => mapped(item, change));
  return results.some((item, index) => item !== list[index]) ? results : list;
}

/** Return the arguments with each file in them uploaded, all in one go, and replaced by its FileData. */
export function with_uploads(args: unknown[], upload: (files: Blob[]) => Promise<FileData[]>): Promise<unknown[]> {
  return with_files(args, is_file, async (files) => upload(await Promise.all(files.map(content_of))));
}

/** Return `value` with everything in it that is `wanted` replaced by what `replace` returns for it, in the same order. */
export async function with_files<T>(
  value: T, wanted: (value: object) => boolean, replace: (files: object[]) => Promise<unknown[]>,
): Promise<T> {
  const found: object[] = [];
  mapped(value, (each) => {
    if (wanted(each) && !found.includes(each)) found.push(each);
    return each;
  });
  if (found.length === 0) return value;
  const replaced = await replace(found);
  return mapped(value, (each) => (wanted(each) ? replaced[found.indexOf(each)] : each)) as T;
}

/** Whether an argument is a file of the caller's, to be sent. */
export function is_file(value: object): boolean {
  return value instanceof Blob || value instanceof FileReference || value instanceof Uint8Array;
}

/** Return what a file of the caller's holds. */
export async function content_of(file: object): Promise<Blob> {
  if (file instanceof Blob) return file;
  if (file instanceof Uint8Array) return blobOf(file);
  const { source } = file as FileReference;
  return inBrowser || /^(https?|data|blob):/i.test(source) ? fetched(source) : read(source);
}

async function fetched(url: string): Promise<File> {
  const response = await fetch(url).catch((error: unknown) => {
    throw new ArgumentError(`The file ${url} cannot be fetched.`, { cause: error });
  });
  if (!response.ok) throw new ArgumentError(`The file ${url} cannot be fetched: status ${String(response.status)}.`);
  const blob = await response.blob();
  const name = url.startsWith("data:") ? "file" : decodeURIComponent(new URL(response.url || url).pathname.split("/").pop() ?? "");
  return new File([blob], name || "file", { type: blob.type });
}

interface NodeFiles {
  openAsBlob(path: string): Promise<Blob>;
}

async function read(path: string): Promise<File> {
  // The name is no literal, so that bundlers for browsers leave it alone.
  const module = "node:fs";
  const fs = (await import(/* @vite-ignore */ module)) as NodeFiles;
  try {
    const blob = await fs.openAsBlob(path);
    return new File([blob], path.split(/[\\/]/).pop() ?? "file");
  } catch (error) {
    throw new ArgumentError(`The file ${path} cannot be read.`, { cause: error });
  }
}

function blobOf(bytes: Uint8Array): Blob {
  return new Blob([bytes as Uint8Array<ArrayBuffer>]);
}
