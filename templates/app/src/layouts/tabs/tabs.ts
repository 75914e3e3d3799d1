import type { LayoutNode } from "../../client/types.js";
import type { GraphNode } from "../../graph/node.svelte.js";
import type { Store } from "../../graph/store.js";

/** Key of the context in which a tab finds which one is chosen: a function that returns its node's id. */
export const CHOSEN = Symbol("chosen tab");

export interface Tab {
  node: GraphNode;
  /** What `selected` calls it: its own name, else its position among all tabs. */
  name: string | number;
  label: string;
  visible: boolean;
  disabled: boolean;
  right: boolean;
}

/** Return the tabs of a `Tabs` block, in order. */
export function tabsOf(entry: LayoutNode, store: Pick<Store, "get">): Tab[] {
  return (entry.children ?? []).flatMap(({ id }, index) => {
    const node = store.get(id);
    if (node?.type !== "tabitem") return [];
    const { id: name, label, visible, interactive, alignment } = node.props;
    return [{
      node,
      name: typeof name === "string" || typeof name === "number" ? name : index,
      label: typeof label === "string" ? label : `${index + 1}`,
      visible: visible === true,
      disabled: interactive === false,
      right: alignment === "right",
    }];
  });
}

/** Return the tab that is shown: the one selected, else the first that can be. */
export function chosen(tabs: readonly Tab[], selected: string | number | null): Tab | undefined {
  return tabs.find((tab) => tab.name === selected) ?? tabs.find((tab) => !tab.disabled) ?? tabs[0];
}

/** Return the index of the tab that a key leads to from the one at `index`; null where the key means nothing. */
export function nextTab(tabs: readonly Tab[], index: number, key: string, rtl: boolean): number | null {
  const able = tabs.flatMap((tab, at) => (tab.disabled ? [] : [at]));
  const at = able.indexOf(index);
  const moves: Record<string, number> = { ArrowRight: at + (rtl ? -1 : 1), ArrowLeft: at + (rtl ? 1 : -1), Home: 0, End: able.length - 1 };
  const move = moves[key];
  return move === undefined ? null : (able[(move + able.length) % able.length] ?? null);
}
