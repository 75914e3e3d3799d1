import type { GraphNode } from "../graph/node.svelte.js";
import type { DependencyState, Ending } from "../graph/runs.svelte.js";
import { t } from "../i18n/index.svelte.js";
import { duration } from "../kit/format.js";
import { elementId, type CommonProps, type ComponentNode } from "../kit/node.js";

/** Pixels at the foot of a phone that the run bar covers. */
const BAR = 72;

/** Scroll to the first of these blocks unless enough of it is in view already, as beside the inputs of a wide screen. */
export function reveal(nodes: readonly GraphNode[]): void {
  const first = nodes.map((node) => document.getElementById(elementId(node as unknown as ComponentNode<CommonProps>))).find(Boolean);
  if (!first) return;
  first.dispatchEvent(new Event("arrived", { bubbles: true }));
  const { top, bottom } = first.getBoundingClientRect();
  const seen = Math.min(bottom, innerHeight - BAR) - Math.max(top, 0);
  if (seen >= Math.min(bottom - top, innerHeight / 3)) return;
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  first.style.scrollMarginTop = "24px";
  first.scrollIntoView({ block: "start", behavior: calm ? "auto" : "smooth" });
}

/** Take the person to the first field whose value will not do, unless they are typing elsewhere. */
export function attend(nodes: readonly GraphNode[]): void {
  reveal(nodes);
  const typing = document.activeElement?.matches("input, textarea, select, [contenteditable]") ?? false;
  if (!typing && nodes[0]) document.getElementById(`block-${nodes[0].id}-control`)?.focus({ preventScroll: true });
}

/** What screen readers are told at the end of a run; null for runs that nobody waits for, such as those of typing. */
export function endingText({ dependency }: DependencyState, { result, seconds }: Ending, message: string): string | null {
  const { show_progress, trigger_mode, backend_fn } = dependency;
  if (!backend_fn || show_progress === "hidden" || trigger_mode === "always_last") return null;
  if (result === "cancelled") return null;
  // The failure itself is an alert; this is the way to hear it again.
  return result === "failed" ? `${t("error.failed")}: ${message}` : t("status.done", { time: duration(seconds) });
}
