import type { Client } from "../client/connect.js";
import type { ComponentConfig, Config } from "../client/types.js";
import { same } from "../graph/node.svelte.js";
import type { Store } from "../graph/store.js";

const KEY = "gradio-run: kept over a reload";

/** What the person had put into one field. */
interface Kept {
  type: string;
  label: unknown;
  /** How many fields of this type and label come before it. */
  before: number;
  value: unknown;
}

/** What the page does about a new version. */
export interface Reader {
  /** Wait until no run is going on. */
  idle(): Promise<void>;
  /** Say why the newest version is not shown, null where it is. */
  complain(error: string | null): void;
  reload(): void;
}

/** Take over each new version of an app that is being written, when no run is going on, and keep what was typed. */
export function follow(app: Pick<Client, "config" | "on_version">, store: Store, page: Reader): () => void {
  return app.on_version(({ revision, error }) => {
    page.complain(error);
    if (revision === app.config.revision) return;
    void page.idle().then(() => {
      sessionStorage.setItem(KEY, JSON.stringify(typed(app.config, store)));
      page.reload();
    });
  });
}

/** Put what was typed into the fields of the new version that have the same type and label. */
export function restore(config: Config): void {
  const kept = JSON.parse(sessionStorage.getItem(KEY) ?? "[]") as Kept[];
  sessionStorage.removeItem(KEY);
  for (const [component, place] of placed(config)) {
    const found = kept.find(({ type, label, before }) => type === component.type && label === place.label && before === place.before);
    if (found) component.props["value"] = found.value;
  }
}

/** The values of the fields that are others than the app gave them. */
export function typed(config: Config, store: Pick<Store, "get">): Kept[] {
  const kept: Kept[] = [];
  for (const [{ id, type, props }, place] of placed(config)) {
    const value = store.get(id)?.props["value"] ?? null;
    if (!same(value, props["value"] ?? null)) kept.push({ type, ...place, value });
  }
  return kept;
}

/** The components that functions take, each with what tells it from the others. */
function placed({ components, dependencies }: Config): [ComponentConfig, Pick<Kept, "label" | "before">][] {
  const inputs = new Set(dependencies.flatMap((dependency) => dependency.inputs));
  const counts = new Map<string, number>();
  return components
    .filter(({ id, type }) => inputs.has(id) && type !== "state")
    .map((component) => {
      const label = component.props["label"] ?? null;
      const key = JSON.stringify([component.type, label]);
      const before = counts.get(key) ?? 0;
      counts.set(key, before + 1);
      return [component, { label, before }];
    });
}
