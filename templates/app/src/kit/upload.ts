import type { FileData } from "../client/types.js";
import { t } from "../i18n/index.svelte.js";
import type { Page } from "./context.js";
import { bytes } from "./format.js";

/** Bytes that have gone up, of all files together. */
export interface UploadProgress {
  loaded: number;
  total: number;
}

/**
 * Send files to the server.
 *
 * @param onProgress - Called as bytes leave.
 * @param signal - Aborting it ends the upload; the promise is then rejected with the signal's reason.
 * @returns The server's names for them, in order.
 */
export type Upload = (files: Blob[], onProgress?: (progress: UploadProgress) => void, signal?: AbortSignal) => Promise<FileData[]>;

/** Whether a file is of one of the `accept` types: "image", "image/*", "image/png", ".png", or "file" for any. */
export function isAccepted(file: Pick<File, "name" | "type">, accept: readonly string[]): boolean {
  const name = file.name.toLowerCase();
  return accept.length === 0 || accept.some((type) => {
    const wanted = type.trim().toLowerCase();
    if (wanted === "file" || wanted === "*") return true;
    if (wanted.startsWith(".")) return name.endsWith(wanted);
    return wanted.includes("/") && !wanted.endsWith("/*") ? file.type === wanted : file.type.startsWith(`${wanted.replace("/*", "")}/`);
  });
}

/** Return the `accept` attribute of a file input for such types. */
export function acceptAttribute(accept: readonly string[]): string {
  if (accept.some((type) => type === "file" || type === "*")) return "";
  return accept.map((type) => (type.startsWith(".") || type.includes("/") ? type : `${type}/*`)).join(",");
}

/** Return what a label says of how large a file may be; nothing where there is no limit. */
export function uploadLimit({ max_file_size }: Pick<Page, "max_file_size">): string {
  return max_file_size === null ? "" : t("upload.limit", { size: bytes(max_file_size) });
}
