import type { Dependency, PrintedEvent, StatusEvent } from "../client/types.js";
import type { RunStatus } from "../kit/node.js";
import { IDLE, type GraphNode } from "./node.svelte.js";
import type { Run } from "./transport.js";

/** Characters of what a run prints that are shown. */
const MOST_PRINTED = 65_536;

/** What caused a run: the block whose event it was (null for the page itself) and what the event carries. */
export interface Trigger {
  id: number | null;
  data: unknown;
}

/** How the last run of a dependency ended. */
export interface Ending {
  result: "done" | "failed" | "cancelled";
  seconds: number;
}

/** One run that is going on. */
export interface ActiveRun {
  /** Later runs have higher numbers. */
  order: number;
  since: number;
  cancelled: boolean;
  /** How many results it has given. */
  results: number;
  /** Absent until the page's own JavaScript has run. */
  run: Run | null;
}

/** How one dependency is getting on: what its outputs' frames and the run bar show. */
export class DependencyState {
  readonly dependency: Dependency;
  readonly id: number;
  readonly active: ActiveRun[] = [];
  status = $state.raw<RunStatus>(IDLE);
  ending = $state.raw<Ending | null>(null);
  /** What the newest run has printed: the end of it, where it is long. */
  printed = $state.raw("");
  /** Of the run whose result is shown: an older one's must not replace it. */
  shown = 0;
  /** The last trigger that came while a run was going on. */
  waiting: Trigger | null = null;
  private count = 0;
  /** How many characters were printed before `printed`. */
  private unkept = 0;

  constructor(dependency: Dependency, id: number) {
    this.dependency = dependency;
    this.id = id;
  }

  get busy(): boolean {
    return this.status.stage === "pending" || this.status.stage === "generating";
  }

  begin(now: number): ActiveRun {
    const active: ActiveRun = { order: (this.count += 1), since: now, cancelled: false, results: 0, run: null };
    this.active.push(active);
    const { show_progress: show = "full", backend_fn } = this.dependency;
    this.status = { ...IDLE, stage: "pending", since: now, show: backend_fn ? show : "hidden" };
    this.ending = null;
    this.printed = "";
    this.unkept = 0;
    return active;
  }

  /** Take over what a run prints; a part that was told before, alone or with others, is put in its place. */
  print(active: ActiveRun, { text, start }: Pick<PrintedEvent, "text" | "start">): void {
    if (active.order < (this.active.at(-1)?.order ?? 0)) return;
    const known = Math.max(0, start - this.unkept);
    const whole = this.printed.slice(0, known) + text;
    const cut = Math.max(0, whole.length - MOST_PRINTED);
    this.unkept = (known > this.printed.length ? start - this.printed.length : this.unkept) + cut;
    this.printed = whole.slice(cut);
  }

  /** Take over what the server says about a run; what an older one says is history. */
  report(active: ActiveRun, event: StatusEvent): void {
    if (active.order < (this.active.at(-1)?.order ?? 0)) return;
    this.status = {
      ...this.status,
      stage: event.stage === "generating" ? "generating" : this.status.stage,
      running: event.running || event.stage === "generating",
      position: event.position ?? null,
      size: event.size ?? null,
      eta: event.eta ?? null,
      progress: event.progress_data ?? this.status.progress,
    };
  }

  end(active: ActiveRun, result: Ending["result"], now: number): void {
    const at = this.active.indexOf(active);
    if (at >= 0) this.active.splice(at, 1);
    if (this.active.length > 0) return;
    this.status = IDLE;
    this.ending = { result, seconds: (now - active.since) / 1000 };
  }
}

/** Show a dependency's status on its blocks: in full on the first that is seen, as a mere line on the others. */
export function showStatus(nodes: readonly GraphNode[], status: RunStatus): void {
  const rest = status.show === "full" ? { ...status, show: "minimal" as const } : status;
  nodes.forEach((node, index) => { node.status = index === 0 ? status : rest; });
}
