import type { Config, DataEvent, Dependency, LogEvent, StatusEvent } from "../client/types.js";
import type { Toast } from "../kit/context.js";
import { isInteractive, type CommonProps, type ComponentNode } from "../kit/node.js";
import { failureOf, refusalOf } from "./failures.js";
import { Frames } from "./frames.js";
import { IDLE, type GraphNode } from "./node.svelte.js";
import { DependencyState, showStatus, type ActiveRun, type Ending, type Trigger } from "./runs.svelte.js";
import { answers, compile, type PageFunction } from "./script.js";
import type { Store } from "./store.js";
import type { Transport } from "./transport.js";

/** What the dispatcher tells the page. */
export interface Audience {
  toast(toast: Toast): void;
  /** A run ended that the person waited for. */
  ended(state: DependencyState, ending: Ending, message: string): void;
  /** The first result (or the failure) is there, for a dependency that scrolls to its outputs. */
  arrived(nodes: readonly GraphNode[]): void;
  /** The server refused the values of these, and they say why. */
  refused(nodes: readonly GraphNode[]): void;
  /** What a run has to wait for before it takes the inputs, such as uploads; null for nothing. */
  ready(): Promise<void> | null;
}

/** Seconds between two pieces of a stream, where nobody says, and at least. */
const PACE = 0.5;
const QUICKEST = 0.05;

/** Turns events into runs of functions, and their answers into what the page shows. */
export class Dispatcher {
  readonly states: readonly DependencyState[];
  private readonly byTarget = new Map<string, DependencyState[]>();
  private readonly scripts = new Map<string, PageFunction>();
  private readonly due = new Set<DependencyState>();
  private readonly store: Store;
  private readonly transport: Transport;
  private readonly audience: Audience;
  private readonly awaited: (() => void)[] = [];

  constructor(config: Pick<Config, "dependencies">, store: Store, transport: Transport, audience: Audience) {
    this.store = store;
    this.transport = transport;
    this.audience = audience;
    this.states = config.dependencies.map((dependency, index) => new DependencyState(dependency, dependency.id ?? index));
    for (const state of this.states) {
      for (const [id, event] of state.dependency.targets) this.target(id, event).push(state);
    }
    store.listen((node, event, data) => { this.fire(node.id, event, data); });
  }

  /** Run what is attached to an event; `id` is null for events of the page, such as `load`. */
  fire(id: number | null, event: string, data: unknown = null): void {
    for (const state of this.byTarget.get(key(id, event)) ?? []) this.later(state, { id, data }, event);
  }

  /** The dependencies that an event of a block runs. */
  attached(id: number, event: string): readonly DependencyState[] {
    return this.byTarget.get(key(id, event)) ?? [];
  }

  /** Seconds between two pieces of a stream, as the quickest of those wants them who hear of it. */
  pace(id: number, event: string): number {
    const wanted = this.attached(id, event).map(({ dependency }) => dependency.stream_every ?? PACE);
    return wanted.length === 0 ? PACE : Math.max(QUICKEST, Math.min(...wanted));
  }

  /** The dependency with this id. */
  state(id: number): DependencyState | undefined {
    return this.states.find((state) => state.id === id);
  }

  /** Wait until no run is going on; those that are repeated for ever do not count. */
  idle(): Promise<void> {
    return new Promise((resolve) => {
      this.awaited.push(resolve);
      this.rest();
    });
  }

  /** End the runs of a dependency. */
  cancel(state: DependencyState): void {
    state.waiting = null;
    for (const active of [...state.active]) {
      active.cancelled = true;
      active.run?.cancel().catch((error: unknown) => { this.complain(messageOf(error)); });
    }
  }

  /** All outputs of a run are set before what their changes trigger reads them; a change of several is one trigger. */
  private later(state: DependencyState, trigger: Trigger, event: string): void {
    if (event === "change" && this.due.has(state)) return;
    this.due.add(state);
    queueMicrotask(() => {
      this.due.delete(state);
      this.trigger(state, trigger);
    });
  }

  private trigger(state: DependencyState, trigger: Trigger): void {
    const { trigger_mode: mode = "once", cancels = [] } = state.dependency;
    for (const id of cancels) {
      const other = this.state(id);
      if (other) this.cancel(other);
    }
    if (state.active.length > 0 && mode === "once") return;
    if (state.active.length > 0 && mode === "always_last") {
      state.waiting = trigger;
      return;
    }
    void this.run(state, trigger);
  }

  private async run(state: DependencyState, trigger: Trigger): Promise<void> {
    const { dependency } = state;
    const active = state.begin(performance.now());
    for (const node of this.nodes(dependency.inputs)) node.refused = "";
    this.showOn(state);
    let failure: string | null = null;
    try {
      const ready = this.audience.ready();
      if (ready) await ready;
      const data = await this.inPage(dependency);
      if (!dependency.backend_fn) this.apply(dependency, data);
      else failure = await this.onServer(state, active, data, trigger);
    } catch (error) {
      failure = messageOf(error);
      this.complain(failure);
    }
    this.finish(state, active, active.cancelled ? "cancelled" : failure === null ? "done" : "failed", failure ?? "");
  }

  /** Run the author's JavaScript, and return the values that go on: to the server, or to the outputs. */
  private async inPage({ js, inputs, outputs, backend_fn }: Dependency): Promise<unknown[]> {
    const values = inputs.map((id) => this.value(id));
    if (typeof js !== "string") return backend_fn ? values : [];
    let script = this.scripts.get(js);
    if (!script) this.scripts.set(js, (script = compile(js)));
    const made = await answers(script, [...values, ...outputs.map((id) => this.value(id))]);
    // A script that only does something and returns nothing leaves the inputs as they are.
    return backend_fn && made.length === 0 ? values : made;
  }

  /** Call the function, show what it yields, and return its failure, null where it ended well. */
  private async onServer(state: DependencyState, active: ActiveRun, data: unknown[], { id, data: event_data }: Trigger): Promise<string | null> {
    if (active.cancelled) return null;
    const frames = new Frames();
    active.run = this.transport.submit(state.id, data, event_data, id);
    for await (const event of active.run) {
      if (event.type === "log") this.log(event);
      if (event.type === "printed") state.print(active, event);
      if (event.type === "data") this.result(state, active, event, frames);
      if (event.type !== "status") continue;
      if (event.stage === "complete") frames.flush();
      if (event.stage === "error") return this.failed(state, active, event, frames);
      this.progress(state, active, event);
    }
    return null;
  }

  /** Show what a run gave, unless a later run's result is there already. */
  private result(state: DependencyState, active: ActiveRun, { data, changed_state_ids = [] }: DataEvent, frames: Frames): void {
    // What was under way when it was stopped is not shown any more.
    if (active.cancelled || active.order < state.shown) return;
    state.shown = active.order;
    frames.schedule(() => { this.apply(state.dependency, data); });
    for (const id of changed_state_ids) this.fire(id, "change");
    if (active.results === 0 && state.dependency.scroll_to_output) this.audience.arrived(this.nodes(state.dependency.outputs));
    active.results += 1;
  }

  private progress(state: DependencyState, active: ActiveRun, event: StatusEvent): void {
    if (event.stage === "complete") return;
    state.report(active, event);
    this.showOn(state);
  }

  private failed(state: DependencyState, active: ActiveRun, event: StatusEvent, frames: Frames): string | null {
    frames.flush();
    return active.cancelled ? null : this.fail(state, event);
  }

  private apply({ outputs }: Dependency, values: readonly unknown[]): void {
    const changed = outputs.map((id) => this.store.get(id));
    changed.forEach((node, index) => {
      // `null` stands for a State, whose value the page never sees.
      if (node && node.type !== "state" && index < values.length) node.apply(values[index]);
    });
  }

  private finish(state: DependencyState, active: ActiveRun, result: Ending["result"], message: string): void {
    const failed = result === "failed";
    state.end(active, result, performance.now());
    if (!failed || state.active.length > 0) this.showOn(state);
    if (state.ending) this.audience.ended(state, state.ending, message);
    if (result !== "cancelled") this.chain(state, failed);
    const next = state.waiting;
    state.waiting = null;
    if (next && state.active.length === 0) void this.run(state, next);
    this.rest();
  }

  private rest(): void {
    if (this.states.some(({ active, dependency }) => active.length > 0 && !dependency.every)) return;
    for (const resolve of this.awaited.splice(0)) resolve();
  }

  private chain(state: DependencyState, failed: boolean): void {
    for (const next of this.states) {
      const { trigger_after, trigger_only_on_success, trigger_only_on_failure } = next.dependency;
      if (trigger_after !== state.id) continue;
      if (failed ? trigger_only_on_success : trigger_only_on_failure) continue;
      this.later(next, { id: null, data: null }, "then");
    }
  }

  /** Put the failure in place of a result, or say it in a corner where no result is shown. Returns its message. */
  private fail(state: DependencyState, event: StatusEvent): string {
    const nodes = this.shownOn(state);
    showStatus(nodes, IDLE);
    const refused = this.refuse(state, event);
    const failure = refused.length > 0 ? refusalOf(event) : failureOf(event);
    const place = nodes.find((node) => isOutput(node));
    if (event.visible === false) return failure.message;
    if (refused.length > 0) this.audience.refused(refused);
    if (place) {
      place.status = { ...IDLE, stage: "failed", ...failure };
      if (state.dependency.scroll_to_output && refused.length === 0) this.audience.arrived([place]);
    } else {
      this.complain(failure.message, failure.title, event.duration);
    }
    return failure.message;
  }

  /** Say at the fields which of the values will not do, and return those that can be seen. */
  private refuse({ dependency }: DependencyState, { inputs = {} }: StatusEvent): GraphNode[] {
    const refused: GraphNode[] = [];
    for (const [index, said] of Object.entries(inputs)) {
      const node = this.store.get(dependency.inputs[Number(index)] ?? -1);
      if (!node || !("label" in node.props) || !this.store.isShown(node.id) || isOutput(node)) continue;
      node.refused = said;
      refused.push(node);
    }
    return refused;
  }

  private complain(message: string, title = "", duration: number | null | undefined = 10): void {
    this.audience.toast({ level: "error", title, message, duration: duration ?? null });
  }

  private log({ level, log, title, duration, visible }: LogEvent): void {
    if (visible) this.audience.toast({ level, title, message: log, duration });
  }

  private showOn(state: DependencyState): void {
    showStatus(this.shownOn(state), state.status);
  }

  /** The blocks that show how a dependency is getting on, those that are seen first. */
  private shownOn({ dependency }: DependencyState): GraphNode[] {
    const on = dependency.show_progress_on?.length ? dependency.show_progress_on : dependency.outputs;
    const nodes = this.nodes(on);
    const rank = (node: GraphNode): number => (this.store.isShown(node.id) && isOutput(node) ? 0 : 1);
    return nodes.sort((one, other) => rank(one) - rank(other));
  }

  private nodes(ids: readonly number[]): GraphNode[] {
    return ids.map((id) => this.store.get(id)).filter((node) => node !== undefined);
  }

  private value(id: number): unknown {
    const node = this.store.get(id);
    return node && node.type !== "state" ? (node.props["value"] ?? null) : null;
  }

  private target(id: number | null, event: string): DependencyState[] {
    const states = this.byTarget.get(key(id, event)) ?? [];
    this.byTarget.set(key(id, event), states);
    return states;
  }
}

function key(id: number | null, event: string): string {
  return `${id ?? "page"}:${event}`;
}

/** Whether a failure can stand in the block's place: something shown only, in a frame. */
function isOutput(node: GraphNode): boolean {
  return "label" in node.props && node.type !== "button" && !isInteractive(node as unknown as ComponentNode<CommonProps>);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
