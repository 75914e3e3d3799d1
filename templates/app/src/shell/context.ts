import { getContext, setContext } from "svelte";
import type { Dispatcher } from "../graph/dispatch.js";
import type { Store } from "../graph/store.js";

/** What layouts need beyond their own node; components have no use for it. */
export interface Shell {
  store: Store;
  dispatcher: Dispatcher;
}

const KEY = Symbol("shell");

export function provideShell(shell: Shell): void {
  setContext(KEY, shell);
}

export function useShell(): Shell {
  return getContext<Shell>(KEY);
}
