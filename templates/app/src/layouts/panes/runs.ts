import { getContext, setContext } from "svelte";
import type { LayoutNode } from "../../client/types.js";
import type { DependencyState } from "../../graph/runs.svelte.js";
import type { Shell } from "../../shell/context.js";
import { runsOf } from "../runbar/runs.js";

const KEY = Symbol("runs");

/** Tell the panes what the run bar in one of them runs. */
export function provideRuns(entry: LayoutNode, { store, dispatcher }: Shell): void {
  setContext(KEY, runbars(entry, (id) => store.get(id)?.type === "runbar").flatMap((bar) => runsOf(bar, dispatcher).runs));
}

/** What the run bar beside this pane runs; nothing in a pane that stands alone. */
export function useRuns(): readonly DependencyState[] {
  return getContext<readonly DependencyState[] | undefined>(KEY) ?? [];
}

function runbars(entry: LayoutNode, is: (id: number) => boolean): LayoutNode[] {
  return is(entry.id) ? [entry] : (entry.children ?? []).flatMap((child) => runbars(child, is));
}
