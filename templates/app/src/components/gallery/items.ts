import type { FileData } from "../../client/types.js";
import type { Item, Value } from "./shapes.js";

/** A picture or a film as it is shown. */
export interface Shown {
  item: Item;
  file: FileData;
  film: boolean;
  caption: string;
  /** What it is called where its caption does not say it. */
  name: string;
}

/** Return what can be shown of a gallery's value. */
export function shownOf(value: Value): Shown[] {
  return (value ?? []).flatMap((item) => {
    const film = Boolean(item.video);
    const file = item.video ?? item.image;
    return file ? [{ item, file, film, caption: item.caption ?? "", name: file.orig_name ?? "" }] : [];
  });
}

/** Return uploaded files as items. */
export function itemsOf(files: readonly FileData[]): Item[] {
  return files.map((file) => (isFilm(file) ? { video: file, caption: null } : { image: file, caption: null }));
}

function isFilm({ mime_type, orig_name, path }: FileData): boolean {
  return mime_type?.startsWith("video/") ?? /\.(mp4|webm|og[gv]|mov|m4v|avi|mkv)$/i.test(orig_name ?? path);
}

/** Widths from which the second, third, … number of a list counts. */
const STEPS = [600, 768, 1024, 1280, 1536];

/** Return how many stand beside each other, or how many rows are seen, in a gallery of this width. */
export function countFor(given: number | readonly number[] | null, width: number): number | null {
  if (given === null || typeof given === "number") return given;
  const step = STEPS.filter((least) => width >= least).length;
  return given[Math.min(step, given.length - 1)] ?? null;
}

/** Return where a key leads in a row of so many: the next number, null where it leads nowhere. */
export function stepTo(key: string, from: number, count: number, rtl = false): number | null {
  const on = rtl ? -1 : 1;
  const steps: Record<string, number> = { ArrowLeft: from - on, ArrowRight: from + on, Home: 0, End: count - 1 };
  const to = steps[key];
  if (to === undefined || count === 0) return null;
  return (to + count) % count;
}
