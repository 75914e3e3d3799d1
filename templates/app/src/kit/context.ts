import { getContext, setContext, type Component } from "svelte";
import type { FileData } from "../client/types.js";
import type { ComponentNode } from "./node.js";
import type { Upload } from "./upload.js";

export interface Toast {
  level: "info" | "success" | "warning" | "error";
  title: string;
  message: string;
  /** Seconds; null until it is closed. */
  duration: number | null;
}

/** A component that is shown inside another one, with its own properties and no events. */
export interface Still {
  Drawn: Component<{ node: ComponentNode }>;
  node: ComponentNode;
}

/** What components ask of the page; they reach the server through nothing else. */
export interface Page {
  /** Send files to the server. */
  upload: Upload;
  /** Let runs wait for work that their inputs come of. */
  busy<T>(work: Promise<T>): Promise<T>;
  /** Address of a file that the app returned or that was uploaded. */
  file_url(file: Pick<FileData, "path" | "url">): string;
  toast(toast: Toast): void;
  /** Whether some function runs on an event of a block: what nobody hears need not look like a button. */
  hears(id: number, event: string): boolean;
  /** Seconds between two pieces of a stream that a function hears of. */
  pace(id: number, event: string): number;
  /** Load what draws a type of component, to show a value in a place that is no block of the page. */
  still(type: string, props: object): Promise<Still>;
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
