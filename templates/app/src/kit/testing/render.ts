import { flushSync, mount, unmount, type Component } from "svelte";
import { GraphNode, type Props } from "../../graph/node.svelte.js";
import type { Page, Toast } from "../context.js";
import Harness from "./Harness.svelte";

/** Returns the one element that a selector finds; the caller says of what kind it is. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters
type Find = <E extends HTMLElement = HTMLElement>(selector: string) => E;
 
type All = <E extends HTMLElement = HTMLElement>(selector: string) => E[];

/** What draws a component; its own type of node is its own affair. */
type Drawable = Component<never>;

let last: (() => void) | null = null;

/** A component on a page of its own, for tests. */
export interface Rendered {
  node: GraphNode;
  /** What the component fired, in order: the event's name and what it carries. */
  events: [string, unknown][];
  toasts: Toast[];
  root: HTMLElement;
  find: Find;
  all: All;
  value: () => unknown;
  /** Change properties as a function's result would. */
  set: (props: Props) => void;
  /** Type a text into a field, as one input event. */
  type: (selector: string, text: string) => void;
  click: (selector: string) => void;
  key: (selector: string, key: string, more?: KeyboardEventInit) => void;
}

/**
 * Draw a component in jsdom; the one drawn before goes.
 *
 * @param component - What `<Type>.svelte` exports; it gets a node with these properties.
 */
export function render(component: Drawable, props: object, page: Partial<Page> = {}): Rendered {
  last?.();
  const events: [string, unknown][] = [];
  const toasts: Toast[] = [];
  const node = new GraphNode(1, "test", props as Props, (_, event, data) => { events.push([event, data]); });
  const root = document.body.appendChild(document.createElement("div"));
  const whole: Page = {
    upload: () => Promise.resolve([]), busy: (work) => work, file_url: (file) => file.url ?? file.path, toast: (toast) => { toasts.push(toast); },
    hears: () => true, pace: () => 0.5, still: () => Promise.reject(new Error("no page")), max_file_size: null, ...page,
  };
  const here: Component<{ node: GraphNode }> = component as never;
  const drawn = mount(Harness, { target: root, props: { component: here, node, page: whole } });
  flushSync();
  last = () => { void unmount(drawn); root.remove(); };
  const all: All = <E extends HTMLElement>(selector: string) => [...root.querySelectorAll<E>(selector)];
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- as above
  const find: Find = <E extends HTMLElement>(selector: string) => {
    const found = all<E>(selector);
    if (found.length !== 1 || !found[0]) throw new Error(`${found.length} elements match ${selector} in ${root.innerHTML}`);
    return found[0];
  };
  const send = (selector: string, event: Event): void => {
    find(selector).dispatchEvent(event);
    flushSync();
  };
  return {
    node, events, toasts, root, find, all,
    value: () => node.props["value"],
    set: (changes) => { node.set(changes); flushSync(); },
    type: (selector, text) => {
      find<HTMLInputElement>(selector).value = text;
      send(selector, new InputEvent("input", { bubbles: true }));
    },
    click: (selector) => { find(selector).click(); flushSync(); },
    key: (selector, key, more = {}) => { send(selector, new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more })); },
  };
}
