import type { Component } from "svelte";
import type { LayoutNode } from "../client/types.js";
import { GraphNode, type Props } from "../graph/node.svelte.js";
import type { Still } from "../kit/context.js";

/** A component as the page draws it; layouts get their place in the tree besides. */
export type Drawn = Component<{ node: GraphNode; entry: LayoutNode }>;
interface Module {
  default: Drawn;
}

const defaults = {
  ...import.meta.glob<Props>("../components/*/types.ts", { eager: true, import: "defaults" }),
  ...import.meta.glob<Props>("../layouts/*/types.ts", { eager: true, import: "defaults" }),
};
// What nearly every page has comes with the entry: one request less, at two kilobytes (`npm run sizes` says how many).
const bundled = {
  ...import.meta.glob<Drawn>("../layouts/*/*.svelte", { eager: true, import: "default" }),
  ...import.meta.glob<Drawn>("../components/{button,checkbox,markdown,number,state,textbox}/*.svelte", { eager: true, import: "default" }),
};
const lazy = import.meta.glob<Module>([
  "../components/*/*.svelte", "!../components/{button,checkbox,markdown,number,state,textbox}/*.svelte",
]);
const loaded = new Map<string, Drawn>();

/** Return the properties that a type has where the config says nothing. */
export function defaultsOf(type: string): Props {
  return defaults[`../components/${type}/types.ts`] ?? defaults[`../layouts/${type}/types.ts`] ?? {};
}

/** Return what draws a type, if it is here already. */
export function drawn(type: string): Drawn | undefined {
  return bundled[path("layouts", type)] ?? bundled[path("components", type)] ?? loaded.get(type);
}

/** Load what draws a type. Throws where there is no such type, or the server does not answer. */
export async function load(type: string): Promise<Drawn> {
  const here = drawn(type);
  if (here) return here;
  const module = await lazy[path("components", type)]?.();
  if (!module) throw new Error(`The page has no component "${type}".`);
  loaded.set(type, module.default);
  return module.default;
}

/** Load what draws a type, with a node of its own that is no block of the page. */
export async function still(type: string, props: object): Promise<Still> {
  const Drawn = (await load(type)) as unknown as Still["Drawn"];
  const node = new GraphNode(-1, type, { ...defaultsOf(type), ...props }, () => undefined);
  return { Drawn, node };
}

function path(kind: string, type: string): string {
  return `../${kind}/${type}/${type.charAt(0).toUpperCase()}${type.slice(1)}.svelte`;
}
