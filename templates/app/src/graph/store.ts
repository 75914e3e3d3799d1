import type { Config, LayoutNode } from "../client/types.js";
import { GraphNode, type Props } from "./node.svelte.js";

type Listener = (node: GraphNode, event: string, data: unknown) => void;

/** Returns a type's default properties; what the config leaves out has its default. */
export type Defaults = (type: string) => Props;

/** The page's blocks by id, and its tree. */
export class Store {
  readonly layout: LayoutNode;
  private readonly nodes = new Map<number, GraphNode>();
  private readonly parents = new Map<number, number>();
  private readonly listeners = new Set<Listener>();

  constructor(config: Pick<Config, "components" | "layout">, defaults: Defaults) {
    this.layout = config.layout;
    const fired: Listener = (node, event, data) => {
      for (const listener of this.listeners) listener(node, event, data);
    };
    for (const { id, type, props } of config.components) {
      this.nodes.set(id, new GraphNode(id, type, { ...defaults(type), ...props }, fired));
    }
    this.link(config.layout);
  }

  get(id: number): GraphNode | undefined {
    return this.nodes.get(id);
  }

  /** Be told of each event of any block. */
  listen(listener: Listener): void {
    this.listeners.add(listener);
  }

  /** Whether a block and all around it are shown. */
  isShown(id: number): boolean {
    for (let at: number | undefined = id; at !== undefined; at = this.parents.get(at)) {
      const visible = this.nodes.get(at)?.props["visible"];
      if (visible === false || visible === "hidden") return false;
    }
    return true;
  }

  private link(entry: LayoutNode): void {
    for (const child of entry.children ?? []) {
      this.parents.set(child.id, entry.id);
      this.link(child);
    }
  }
}
