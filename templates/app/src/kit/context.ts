import { getContext, setContext } from "svelte";
import type { FileData } from "../client/types.js";
import type { Upload } from "./upload.js";

export interface Toast {
  level: "info" | "success" | "warning" | "error";
  title: string;
  message: string;
  /** Seconds; null until it is closed. */
  duration: number | null;
}

/** What components ask of the page; they reach the server through nothing else. */
export interface Page {
  /** Send files to the server. */
  upload: Upload;
  /** Address of a file that the app returned or that was uploaded. */
  file_url(file: Pick<FileData, "path" | "url">): string;
  toast(toast: Toast): void;
  /** Whether some function runs on an event of a block: what nobody hears need not look like a button. */
  hears(id: number, event: string): boolean;
  /** Bytes that one file may have; null for no limit. */
  max_file_size: number | null;
}

const KEY = Symbol("page");

/** Called once, by the shell. */
export function providePage(page: Page): void {
  setContext(KEY, page);
}

/** Return the page that this component is on; call it while the component is set up. */
export function usePage(): Page {
  return getContext<Page>(KEY);
}
