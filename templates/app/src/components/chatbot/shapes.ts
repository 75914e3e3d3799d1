import type { FileData } from "../../client/types.js";

export interface TextPart {
  type: "text";
  text: string;
}
export interface FilePart {
  type: "file";
  file: FileData;
  alt_text?: string | null;
}
export interface ComponentPart {
  type: "component";
  component: string;
  value: unknown;
  props: Record<string, unknown>;
}
export type Part = TextPart | FilePart | ComponentPart;

export interface Metadata {
  title?: string;
  id?: number | string;
  parent_id?: number | string;
  log?: string;
  /** Seconds. */
  duration?: number;
  status?: "pending" | "done";
}

export interface Message {
  role: "user" | "assistant" | "system";
  content: Part[];
  metadata?: Metadata | null;
  options?: { value: string; label?: string }[] | null;
  /** Of a message that came from a pair: the pair's number. */
  turn?: number;
}

export interface Example {
  text?: string;
  display_text?: string;
  icon?: FileData | null;
  files?: FileData[] | null;
}

export type Value = Message[] | null;
export type AvatarImages = [FileData | null, FileData | null] | null;
export type Examples = Example[] | null;
export type LatexDelimiters = { left: string; right: string; display: boolean }[] | null;
