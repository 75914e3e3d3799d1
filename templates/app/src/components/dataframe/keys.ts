import type { Grid } from "./grid.svelte.js";

type Pressed = Pick<KeyboardEvent, "key" | "shiftKey" | "ctrlKey" | "metaKey" | "altKey" | "isComposing">;

const MIRRORED: Record<string, string> = { ArrowLeft: "ArrowRight", ArrowRight: "ArrowLeft" };

/**
 * Do what a key does in the table, where no cell is being edited; says whether it did something.
 *
 * @param page - Rows that are in view.
 */
export function press(grid: Grid, event: Pressed, page: number, rtl: boolean): boolean {
  if (event.altKey || event.isComposing) return false;
  const key = rtl ? (MIRRORED[event.key] ?? event.key) : event.key;
  const command = event.ctrlKey || event.metaKey;
  if (grid.move(key, command, event.shiftKey, page)) return true;
  return command ? commanded(grid, key.toLowerCase(), event.shiftKey) : plainly(grid, key, event.shiftKey);
}

function commanded(grid: Grid, key: string, shift: boolean): boolean {
  if (key === "a") grid.selectAll();
  else if (key === "z" && !shift) grid.undo();
  else if (key === "y" || key === "z") grid.redo();
  else return false;
  return true;
}

function plainly(grid: Grid, key: string, shift: boolean): boolean {
  const place = grid.selection?.focus;
  if (!place) return false;
  switch (key) {
    case "Tab":
      // Past the last cell (and before the first) the page goes on.
      return grid.step(shift);
    case "Enter":
      enter(grid, shift);
      return true;
    case "F2":
      grid.edit();
      return true;
    case "Delete":
    case "Backspace":
      grid.clearCells();
      return true;
    case "Escape":
      return collapse(grid);
    default:
      return typed(grid, key);
  }
}

/** Enter sorts by a header, opens a cell that can be edited, and goes on from one that cannot. */
function enter(grid: Grid, shift: boolean): void {
  const place = grid.selection?.focus;
  if (!place) return;
  if (place.row < 0) grid.sort(place.column, shift);
  else if (grid.kinds[place.column] === "bool" && grid.isEditable(place.column)) grid.toggle(place);
  else if (grid.isEditable(place.column)) grid.edit();
  else grid.stepRow(shift ? -1 : 1);
}

function collapse(grid: Grid): boolean {
  const { selection } = grid;
  if (!selection || selection.anchor === selection.focus) return false;
  grid.select(selection.focus);
  return true;
}

/** A letter begins anew, a space ticks. */
function typed(grid: Grid, key: string): boolean {
  const place = grid.selection?.focus;
  if (!place || place.row < 0 || !grid.isEditable(place.column) || Array.from(key).length !== 1) return false;
  if (grid.kinds[place.column] !== "bool") grid.edit(key);
  else if (key === " ") grid.toggle(place);
  return true;
}
