/** How many lines a text field shows. */
export interface Lines {
  lines: number;
  max_lines: number | null;
}

/** Pixels of one line of text. */
export const LINE = 20;

/** Whether the browser makes fields as high as their text by itself. */
export const GROWS = typeof CSS !== "undefined" && CSS.supports("field-sizing", "content");

/** Return the heights in lines between which the field grows with its text. */
export function heights({ lines, max_lines }: Lines): [least: number, most: number] {
  return [lines, Math.max(lines, max_lines ?? Infinity)];
}

/** Whether Enter submits here, and not breaks the line. */
export function submits(event: Pick<KeyboardEvent, "key" | "shiftKey" | "isComposing" | "ctrlKey" | "metaKey">, { lines, max_lines }: Lines): boolean {
  // While an input method composes, Enter takes its suggestion.
  if (event.key !== "Enter" || event.isComposing) return false;
  // That is the form's own shortcut.
  if (event.ctrlKey || event.metaKey) return false;
  return lines === 1 ? max_lines === 1 || !event.shiftKey : event.shiftKey;
}
