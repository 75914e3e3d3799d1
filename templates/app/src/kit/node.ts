import type { ProgressUnit } from "../client/types.js";

/** Properties that every component has; each component's own `XxxProps` holds them and `value` besides. */
export interface CommonProps {
  label: string | null;
  info: string | null;
  show_label: boolean;
  container: boolean;
  scale: number | null;
  min_width: number;
  interactive: boolean | null;
  visible: boolean | "hidden";
  elem_id: string | null;
  elem_classes: string[] | string | null;
}

/** What a component that is an output is told about the function that fills it. */
export interface RunStatus {
  /** "idle": nothing runs. "pending": it waits or runs and has no result yet. "generating": a first part is there. */
  stage: "idle" | "pending" | "generating" | "failed";
  /** Whether the function has been called; before that it waits in the queue. */
  running: boolean;
  /** `performance.now()` when it was asked for. */
  since: number;
  /** How many go before it, while it waits. */
  position: number | null;
  /** How many wait. */
  size: number | null;
  /** Seconds that it is expected to take from now. */
  eta: number | null;
  progress: ProgressUnit[];
  /** Of a failed run: its heading, the function's own words, and what to try. */
  title: string;
  message: string;
  hint: string;
  show: "full" | "minimal" | "hidden";
}

/**
 * A block of the page as its component sees it.
 *
 * @typeParam P - Its properties, as in its `types.ts`; `value` is one of them where it has a value.
 * @typeParam E - The names of its events.
 */
export interface ComponentNode<P extends object = object, E extends string = string> {
  readonly id: number;
  readonly type: string;
  /** Reactive, and replaced as a whole at each change: never write to it, nor into its value. */
  readonly props: Readonly<P>;
  /** Reactive. */
  readonly status: Readonly<RunStatus>;
  /** What is wrong with its value, as the server said; empty where nothing is. Reactive. */
  readonly refused: string;
  /** Change properties without an event, such as which tab is open. */
  set(changes: Partial<P>): void;
  /** Take over what the person entered: sets `value` and fires `change` and `input`. */
  input(value: P extends { value: infer V } ? V : never): void;
  /** Fire an event. */
  emit(event: E, data?: unknown): void;
  /** Forget a failure, so that the last good result is seen again. */
  dismiss(): void;
}

/** What the control needs to be named and described by its frame. */
export interface Field {
  /** Id of the control, which the label points to. */
  id: string;
  /** Id of the label, for what a `<label>` cannot name. */
  labelledby: string | undefined;
  /** Ids of info and validation line, for `aria-describedby`. */
  describedby: string | undefined;
  invalid: boolean;
}

/** Whether people can change it: everything that the server does not declare display only. */
export function isInteractive(node: ComponentNode<Pick<CommonProps, "interactive">>): boolean {
  return node.props.interactive !== false;
}

/** The HTML id that the page documents: the author's, else `component-N`. */
export function elementId(node: ComponentNode<{ elem_id: string | null }>): string {
  return node.props.elem_id ?? `component-${node.id}`;
}

/** The author's classes as one string. */
export function elementClasses(node: ComponentNode<{ elem_classes: string[] | string | null }>): string {
  const classes = node.props.elem_classes ?? [];
  return typeof classes === "string" ? classes : classes.join(" ");
}

/** A css length: numbers are pixels. */
export function length(value: number | string | null | undefined): string | undefined {
  if (value === null || value === undefined) return undefined;
  return typeof value === "number" ? `${value}px` : value;
}
