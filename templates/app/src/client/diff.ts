import { ProtocolError } from "./errors.js";

type Key = string | number;
type Branch = unknown[] | Record<string, unknown>;

/** One change of a value: what to do, where, and with what. */
export type Edit = [action: "replace" | "append" | "add" | "delete", path: Key[], value: unknown];

const ACTIONS: ReadonlySet<string> = new Set<Edit[0]>(["replace", "append", "add", "delete"]);

/**
 * Return `value` after `edits`. It is not changed itself: what lies on an edited path is copied, the rest is shared, so that earlier
 * results stay what they were.
 */
export function applyEdits(value: unknown, edits: readonly Edit[]): unknown {
  const own = new Set<object>();
  return edits.reduce<unknown>((current, edit) => applyEdit(current, edit, own), value);
}

function applyEdit(root: unknown, [action, path, value]: Edit, own: Set<object>): unknown {
  if (!ACTIONS.has(action)) throw new ProtocolError(`The server sent the unknown edit "${action}".`);
  if (path.length === 0) {
    if (action === "replace") return value;
    if (action === "append") return joined(root, value);
    throw new ProtocolError(`The server sent the edit "${action}" without a path.`);
  }
  const top = copyOf(root, own);
  let parent = top;
  for (const key of path.slice(0, -1)) {
    const child = copyOf(read(parent, key), own);
    write(parent, key, child);
    parent = child;
  }
  change(parent, path[path.length - 1] as Key, action, value);
  return top;
}

function change(parent: Branch, key: Key, action: Edit[0], value: unknown): void {
  const inList = Array.isArray(parent);
  if (action === "append") write(parent, key, joined(read(parent, key), value));
  else if (action === "delete" && inList) parent.splice(Number(key), 1);
  else if (action === "delete") Reflect.deleteProperty(parent, key);
  else if (action === "add" && inList) parent.splice(Number(key), 0, value);
  else write(parent, key, value);
}

function joined(old: unknown, more: unknown): unknown {
  if (Array.isArray(old)) return [...(old as unknown[]), ...(Array.isArray(more) ? (more as unknown[]) : [more])];
  if (typeof old === "object" && old !== null) throw new ProtocolError("The server sent text to append to what is no text.");
  return `${(old ?? "") as string}${String(more)}`;
}

function copyOf(value: unknown, own: Set<object>): Branch {
  if (typeof value !== "object" || value === null) throw new ProtocolError("The server sent an edit of a place that does not exist.");
  if (own.has(value)) return value as Branch;
  const copy: Branch = Array.isArray(value) ? [...(value as unknown[])] : { ...(value as Record<string, unknown>) };
  own.add(copy);
  return copy;
}

function read(parent: Branch, key: Key): unknown {
  return Object.hasOwn(parent, key) ? (parent as Record<Key, unknown>)[key] : undefined;
}

/** Plain assignment would take the key `__proto__` for the object's prototype. */
function write(parent: Branch, key: Key, value: unknown): void {
  Object.defineProperty(parent, key, { value, writable: true, enumerable: true, configurable: true });
}

/** The outputs of one run over its yields: the first comes whole, later ones as edits. */
export class OutputState {
  private outputs: unknown[] | null = null;

  /** Return the whole outputs for those of a message "process_generating". */
  generating(data: unknown[]): unknown[] {
    const before = this.outputs;
    this.outputs =
      before === null ? data : data.map((edits, index) => applyEdits(before[index], edits as Edit[]));
    return this.outputs;
  }

  /** Forget them: what comes next is whole. */
  reset(): void {
    this.outputs = null;
  }
}
