import type { FileData } from "../../client/types.js";
import { t } from "../../i18n/index.svelte.js";
import { nameOf, type Choice, type Value } from "../../kit/choices.js";
import { shown } from "../../kit/numbers.js";
import type { DatasetProps } from "./types.js";

/** How a column's values are shown. */
export type Kind = "text" | "number" | "image" | "audio" | "video" | "color" | "file" | "table";

export interface Column {
  header: string;
  kind: Kind;
  props: Record<string, unknown>;
}

const KINDS: Record<string, Kind> = {
  image: "image", imageeditor: "image", annotatedimage: "image", gallery: "image", audio: "audio", video: "video", colorpicker: "color",
  file: "file", uploadbutton: "file", model3d: "file", dataframe: "table", number: "number", slider: "number",
};
const FILES = new Set<Kind>(["image", "audio", "video", "file"]);

export function viewOf({ components, headers, component_props }: Pick<DatasetProps, "components" | "headers" | "component_props">): Column[] {
  return components.map((type, index) => ({
    header: headers?.[index] ?? "", kind: KINDS[type] ?? "text", props: component_props?.[index] ?? {},
  }));
}

/** Whether the samples are cards: where the author says so, they have names, or there is one column. */
export function isGallery({ layout, sample_labels }: Pick<DatasetProps, "layout" | "sample_labels">, columns: number): boolean {
  if (layout !== null) return layout === "gallery";
  return columns === 1 || sample_labels !== null;
}

export interface PageView {
  page: number;
  pages: number;
  from: number;
  to: number;
}

/** Return the page that is asked for, or the nearest one that exists. */
export function pageOf(count: number, size: number, asked: number): PageView {
  const each = Math.max(1, size);
  const pages = Math.max(1, Math.ceil(count / each));
  const page = Math.min(Math.max(0, asked), pages - 1);
  return { page, pages, from: page * each, to: Math.min(count, (page + 1) * each) };
}

/** Return a value as text: choices by their names, files by theirs. */
export function textOf(value: unknown, { kind, props }: Column): string {
  if (value === null || value === undefined) return "";
  if (FILES.has(kind)) return fileNames(value);
  if (kind === "table") return tableText(value);
  return Array.isArray(props["choices"]) ? chosen(value, props["choices"] as Choice[]) : plainText(value);
}

function plainText(value: unknown): string {
  if (typeof value === "boolean") return t(value ? "choice.yes" : "choice.no");
  if (typeof value === "number") return shown(value);
  if (typeof value === "string") return value;
  // What a Label shows.
  return typeof value === "object" && value !== null && "label" in value ? String(value.label) : JSON.stringify(value);
}

function chosen(value: unknown, choices: readonly Choice[]): string {
  return (Array.isArray(value) ? value : [value]).map((each) => nameOf(choices, each as Value)).join(", ");
}

function fileNames(value: unknown): string {
  return filesIn(value).map((file) => file.orig_name ?? file.path.split("/").pop()).join(", ");
}

/** Where the file of a value is that holds more than one: what it looks like. */
const WHOLE = ["image", "video", "composite", "background"];

/** Return the files that stand for a value: the picture of one with marks, the first of a drawing, all of a list. */
export function filesIn(value: unknown): FileData[] {
  if (Array.isArray(value)) return value.flatMap(filesIn);
  if (typeof value !== "object" || value === null) return [];
  if ("path" in value) return [value as FileData];
  const name = WHOLE.find((each) => (value as Record<string, unknown>)[each]);
  return name ? filesIn((value as Record<string, unknown>)[name]) : [];
}

function tableText(value: unknown): string {
  const { headers = [], data = [] } = value as { headers?: string[]; data?: unknown[][] };
  return t("dataset.rows", { rows: data.length, columns: headers.length });
}

/** Longest name of a sample that is read out. */
const SPOKEN = 120;

/** Return what names a sample to a screen reader. */
export function spoken(values: readonly unknown[], columns: readonly Column[]): string {
  const text = columns.map((column, index) => textOf(values[index], column)).filter(Boolean).join(", ");
  return text.length > SPOKEN ? `${text.slice(0, SPOKEN)}…` : text;
}
