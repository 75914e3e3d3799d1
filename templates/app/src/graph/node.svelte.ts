import type { ComponentNode, RunStatus } from "../kit/node.js";

export type Props = Record<string, unknown>;

/** What a node tells its store: that an event fired on it. */
export type Fired = (node: GraphNode, event: string, data: unknown) => void;

export const IDLE: RunStatus = {
  stage: "idle", running: false, since: 0, position: null, size: null, eta: null, progress: [], title: "", message: "", hint: "", show: "full",
};

/** One block of the page: its properties and how the run that fills it is getting on. */
export class GraphNode implements ComponentNode<Props> {
  readonly id: number;
  readonly type: string;
  /** Raw and replaced as a whole: values can be tables of 10,000 rows, which a deep proxy would make slow. */
  props = $state.raw<Props>({});
  status = $state.raw<RunStatus>(IDLE);
  refused = $state("");
  private readonly fired: Fired;

  constructor(id: number, type: string, props: Props, fired: Fired) {
    this.id = id;
    this.type = type;
    this.props = props;
    this.fired = fired;
  }

  set(changes: Props): void {
    this.props = { ...this.props, ...changes };
  }

  input(value: unknown): void {
    if (this.assign(value)) this.fired(this, "change", null);
    this.fired(this, "input", null);
  }

  emit(event: string, data: unknown = null): void {
    this.fired(this, event, data);
  }

  dismiss(): void {
    this.status = IDLE;
  }

  /** Set the value, and say whether it is another one. */
  assign(value: unknown): boolean {
    const changed = !same(this.props["value"], value);
    this.refused = "";
    // Also where it is the same: a field may show what was typed and refused.
    this.set({ value });
    return changed;
  }

  /** Take over a function's result: a value, or an update of properties. */
  apply(result: unknown): void {
    if (!isUpdate(result)) {
      if (this.assign(result)) this.fired(this, "change", null);
      return;
    }
    const { value } = result;
    const others = Object.entries(result).filter(([name]) => name !== "__type__" && name !== "value");
    if (others.length > 0) this.set(Object.fromEntries(others));
    if ("value" in result && this.assign(value)) this.fired(this, "change", null);
  }
}

function isUpdate(result: unknown): result is Props & { __type__: "update" } {
  return typeof result === "object" && result !== null && "__type__" in result && result.__type__ === "update";
}

/** Whether two values are the same JSON data. */
export function same(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const names = Object.keys(one);
  return names.length === Object.keys(other).length && names.every((name) => name in other && same(one[name as never], other[name as never]));
}
