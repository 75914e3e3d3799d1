import type { LayoutNode } from "../../client/types.js";
import type { Dispatcher } from "../../graph/dispatch.js";
import type { DependencyState } from "../../graph/runs.svelte.js";

/** What the buttons of a run bar run on the server, and the buttons that only stop it. */
export function runsOf(entry: LayoutNode, dispatcher: Pick<Dispatcher, "attached">): { runs: DependencyState[]; stops: number[] } {
  const runs: DependencyState[] = [];
  const stops: number[] = [];
  for (const { id } of entry.children ?? []) {
    const states = dispatcher.attached(id, "click");
    runs.push(...states.filter(({ dependency }) => dependency.backend_fn));
    if (states.some(({ dependency }) => dependency.cancels?.length && !dependency.backend_fn)) stops.push(id);
  }
  return { runs, stops };
}
