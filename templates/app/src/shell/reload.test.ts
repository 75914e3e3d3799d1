import { afterEach, describe, expect, it } from "vitest";
import type { ComponentConfig, Config, Version } from "../client/types.js";
import { Store } from "../graph/store.js";
import { follow, restore, typed } from "./reload.js";

const field = (id: number, type: string, label: string, value: unknown = null): ComponentConfig => ({ id, type, props: { label, value } });

/** An app whose one function takes all its components. */
function app(components: ComponentConfig[], revision = 0): Config {
  const inputs = components.map(({ id }) => id);
  const dependencies = [{ targets: [], inputs, outputs: [], backend_fn: true }];
  return { version: "6", components: structuredClone(components), layout: { id: 0 }, dependencies, dev_mode: true, revision };
}

const filled = (config: Config, values: Record<number, unknown>): Store => {
  const store = new Store(config, () => ({}));
  for (const [id, value] of Object.entries(values)) store.get(Number(id))?.input(value);
  return store;
};
const values = ({ components }: Config): unknown[] => components.map(({ props }) => props["value"]);

/** A page of this version on a server that the test plays. */
function page(config: Config, store: Store) {
  let tell: (version: Version) => void = () => undefined;
  let rest: () => void = () => undefined;
  const seen = { reloads: 0, complaints: [] as (string | null)[], tell: (version: Version) => { tell(version); }, rest: async () => { rest(); await Promise.resolve(); } };
  const client = { config, on_version: (listener: (version: Version) => void) => { tell = listener; return () => undefined; } };
  follow(client, store, {
    idle: () => new Promise((resolve) => { rest = resolve; }),
    complain: (error) => { seen.complaints.push(error); },
    reload: () => { seen.reloads += 1; },
  });
  return seen;
}

/** What `next` shows after a page whose fields are those of `store` was reloaded to it. */
async function reloaded(old: Config, store: Store, next: Config): Promise<unknown[]> {
  const { tell, rest } = page(old, store);
  tell({ revision: 1, error: null });
  await rest();
  restore(next);
  return values(next);
}

afterEach(() => { sessionStorage.clear(); });

describe("a new version", () => {
  it("keeps what was typed where type and label are the same, wherever the field has gone", async () => {
    const old = app([field(1, "textbox", "Name", "Ada"), field(2, "number", "Age", 36), field(3, "textbox", "City", "Turin")]);
    const next = app([field(5, "textbox", "Street"), field(6, "number", "Age", 1), field(7, "dropdown", "City"), field(8, "textbox", "Name", "Bob")]);
    expect(await reloaded(old, filled(old, { 1: "Grace", 2: 37, 3: "Oslo" }), next)).toEqual([null, 37, null, "Grace"]);
  });

  it("shows its own values where nothing was typed", async () => {
    const old = app([field(1, "textbox", "Name", "Ada")]);
    expect(await reloaded(old, filled(old, {}), app([field(1, "textbox", "Name", "Grace")]))).toEqual(["Grace"]);
  });

  it("tells fields of one label by their order", async () => {
    const old = app([field(1, "textbox", "Word"), field(2, "textbox", "Word")]);
    expect(await reloaded(old, filled(old, { 2: "two" }), app([field(3, "textbox", "Word"), field(4, "textbox", "Word")]))).toEqual([null, "two"]);
  });

  it("gets no value of a State, nor of what no function takes", () => {
    const config = app([field(1, "state", "State"), field(2, "textbox", "Name")]);
    for (const dependency of config.dependencies) dependency.inputs = [1];
    expect(typed(config, filled(config, { 1: "secret", 2: "Ada" }))).toEqual([]);
  });
});

describe("what a server says", () => {
  it("is taken over only when no run is going on, and only where it is another version", async () => {
    const config = app([field(1, "textbox", "Name")], 3);
    const seen = page(config, filled(config, {}));
    seen.tell({ revision: 3, error: null });
    seen.tell({ revision: 3, error: "app.py, line 2: SyntaxError" });
    seen.tell({ revision: 4, error: null });
    await Promise.resolve();
    expect(seen.reloads).toBe(0);
    await seen.rest();
    expect(seen.reloads).toBe(1);
    expect(seen.complaints).toEqual([null, "app.py, line 2: SyntaxError", null]);
  });
});
