import { matching, type Choice, type Value } from "../../kit/choices.js";

/** Lines that a page key passes. */
const PAGE = 8;

/** A line of the open list. */
export interface Option {
  name: string;
  value: Value;
  /** Position among all choices; null for what was typed and is none. */
  index: number | null;
  chosen: boolean;
  disabled: boolean;
}

export interface ListRequest {
  choices: readonly Choice[];
  chosen: readonly Value[];
  /** What was typed to narrow the list. */
  query: string;
  custom: boolean;
  /** How many lines to show at most; null for all. */
  most: number | null;
  /** Whether no further choice may be made. */
  full: boolean;
}

/** Return the lines of the open list, and how many matches are left out. */
export function optionsOf({ choices, chosen, query, custom, most, full }: ListRequest): { options: Option[]; more: number } {
  const found = matching(choices, query);
  const shown = most === null ? found : found.slice(0, most);
  const options = shown.map((choice): Option => {
    const [name, value] = choice;
    const taken = chosen.includes(value);
    return { name, value, index: choices.indexOf(choice), chosen: taken, disabled: full && !taken };
  });
  const typed = query.trim();
  if (custom && typed !== "" && !choices.some(([name, value]) => name === typed || value === typed)) {
    options.push({ name: typed, value: typed, index: null, chosen: chosen.includes(typed), disabled: full });
  }
  return { options, more: found.length - shown.length };
}

/** Return the line that a key leads to; lines that cannot be chosen are passed over. */
export function moved(options: readonly Option[], active: number, key: string): number {
  const able = options.flatMap((option, index) => (option.disabled ? [] : [index]));
  const after = (least: number): number | undefined => able.find((index) => index >= least);
  const before = (most: number): number | undefined => able.filter((index) => index <= most).at(-1);
  const targets: Record<string, number | undefined> = {
    ArrowDown: after(active + 1) ?? able[0],
    ArrowUp: before(active - 1) ?? able.at(-1),
    PageDown: after(active + PAGE) ?? able.at(-1),
    PageUp: before(active - PAGE) ?? able[0],
  };
  return key in targets ? (targets[key] ?? -1) : active;
}

/** Where the open list goes, in pixels of the window: below the field, or above where there is more room. */
export function placed(field: Pick<DOMRect, "top" | "bottom" | "left" | "width">, height: number): { top: number | null; bottom: number | null; left: number; width: number; max: number } {
  const below = height - field.bottom - 12;
  const above = field.top - 12;
  const up = below < 200 && above > below;
  const max = Math.max(120, Math.min(320, up ? above : below));
  return { top: up ? null : field.bottom + 4, bottom: up ? height - field.top + 4 : null, left: field.left, width: field.width, max };
}
