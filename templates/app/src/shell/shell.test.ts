import { flushSync, mount, unmount } from "svelte";
import { afterEach, describe, expect, it } from "vitest";
import type { Client } from "../client/connect.js";
import type { ComponentConfig, Config, ConnectionEvent, Dependency, LayoutNode } from "../client/types.js";
import { FakeRun } from "../graph/testing/run.js";
import Main from "./Main.svelte";

const settled = async (): Promise<void> => {
  await new Promise((resolve) => setTimeout(resolve, 0));
  flushSync();
};
const block = (id: number, type: string, props: object = {}): ComponentConfig => ({ id, type, props: { ...props } });
const dependency = (more: Partial<Dependency>): Dependency => ({ targets: [], inputs: [], outputs: [], backend_fn: true, ...more });
let close: (() => void) | null = null;
afterEach(() => { close?.(); });

/** A page of these blocks on a server that the test plays. */
function open(components: ComponentConfig[], children: LayoutNode[], dependencies: Dependency[], more: Partial<Config> = {}) {
  const runs: FakeRun[] = [];
  const listeners: ((event: ConnectionEvent) => void)[] = [];
  const client = {
    config: { version: "6", components, dependencies, layout: { id: 0, children }, ...more },
    submit: (fn_index: number, data: unknown[], event_data: unknown) => {
      const run = new FakeRun(fn_index, data, event_data);
      runs.push(run);
      return run;
    },
    on_connection: (listener: (event: ConnectionEvent) => void) => {
      listeners.push(listener);
      return () => undefined;
    },
  };
  const root = document.body.appendChild(document.createElement("div"));
  const played: Client = client as never;
  const page = mount(Main, { target: root, props: { client: played } });
  close = () => { void unmount(page); root.remove(); };
  flushSync();
  const button = (name: string): HTMLButtonElement => {
    const found = [...root.querySelectorAll("button")].find((each) => each.textContent.trim() === name);
    if (!found) throw new Error(`No button ${name} in ${root.textContent}`);
    return found;
  };
  return {
    root, runs, button,
    press: async (name: string) => { button(name).click(); await settled(); },
    text: () => root.textContent.replace(/\s+/g, " ").trim(),
    tell: (event: ConnectionEvent) => { for (const listener of listeners) listener(event); flushSync(); },
  };
}

/** An Interface of a textbox, as docs/page.md lays it out; `stop` is the author's own Stop button. */
function form(stop: boolean) {
  const buttons = [{ id: 5 }, ...(stop ? [{ id: 6 }] : [])];
  return open(
    [
      block(1, "panes"), block(2, "pane", { role: "inputs" }), block(3, "textbox", { label: "Name", value: "Ada" }), block(4, "runbar"),
      block(5, "button", { value: "Run", variant: "primary" }), block(6, "button", { value: "Halt", variant: "stop", visible: false }),
      block(7, "pane", { role: "outputs" }), block(8, "textbox", { label: "Greeting", interactive: false }),
    ],
    [{ id: 1, children: [{ id: 2, children: [{ id: 3 }, { id: 4, children: buttons }] }, { id: 7, children: [{ id: 8 }] }] }],
    [
      dependency({ targets: [[5, "click"]], inputs: [3], outputs: [8] }),
      ...(stop ? [dependency({ targets: [[6, "click"]], backend_fn: false, cancels: [0] })] : []),
    ],
  );
}

describe("a form", () => {
  it("runs, shows the result, and says how long it took", async () => {
    const { runs, press, text, root } = form(false);
    await press("Run");
    expect(runs[0]?.data).toEqual(["Ada"]);
    runs[0]?.give("Hello Ada");
    runs[0]?.status("complete");
    await settled();
    expect(text()).toContain("Hello Ada");
    expect(root.querySelector(".runbar")?.textContent).toMatch(/Done in <?\d/);
    expect([...root.querySelectorAll("[role=status]")].some((each) => each.textContent.startsWith("Done in"))).toBe(true);
  });

  it("tells the place in the queue, and can be stopped", async () => {
    const { runs, press, root } = form(false);
    await press("Run");
    runs[0]?.status("pending", { running: false, position: 2 });
    await settled();
    expect(root.querySelector(".runbar")?.textContent).toContain("2 ahead of you");
    await press("Stop");
    expect(runs[0]?.cancelled).toBe(true);
    expect(root.querySelector(".runbar")?.textContent).not.toContain("Stop");
  });

  it("shows the author's own Stop button while it runs, in place of ours", async () => {
    const { runs, press, button } = form(true);
    expect(() => button("Halt")).toThrow();
    await press("Run");
    expect(() => button("Stop")).toThrow();
    await press("Halt");
    expect(runs[0]?.cancelled).toBe(true);
    expect(() => button("Halt")).toThrow();
  });
});

it("Ctrl+Enter runs from within the form", async () => {
  const { root, runs } = form(false);
  root.querySelector("textarea")?.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", ctrlKey: true, bubbles: true }));
  await settled();
  expect(runs.length).toBe(1);
});

describe("layouts", () => {
  const tabs = () => open(
    [block(1, "tabs"), block(2, "tabitem", { label: "First" }), block(3, "tabitem", { label: "Second", id: "two" }), block(4, "textbox", { label: "Inside" }), block(5, "tabitem", { label: "Off", interactive: false })],
    [{ id: 1, children: [{ id: 2 }, { id: 3, children: [{ id: 4 }] }, { id: 5 }] }],
    [dependency({ targets: [[3, "select"]], outputs: [1] })],
  );
  const selected = (root: HTMLElement): string | undefined => root.querySelector("[role=tab][aria-selected=true]")?.textContent;

  it("tabs show one page, drawn when it is first chosen, and fire select", async () => {
    const { root, press, text, runs } = tabs();
    expect([selected(root), text().includes("Inside")]).toEqual(["First", false]);
    await press("Second");
    expect([selected(root), text().includes("Inside")]).toEqual(["Second", true]);
    expect(runs[0]?.event_data).toEqual({ index: 1, value: "Second", selected: true });
    await press("First");
    expect(root.querySelector("#component-3")?.hasAttribute("hidden")).toBe(true);
  });

  it("arrow keys choose tabs, past those that cannot be chosen", () => {
    const { root } = tabs();
    const key = (name: string): void => {
      root.querySelector("[role=tablist]")?.dispatchEvent(new KeyboardEvent("keydown", { key: name, bubbles: true }));
      flushSync();
    };
    key("ArrowRight");
    expect(selected(root)).toBe("Second");
    key("ArrowRight");
    expect(selected(root)).toBe("First");
    key("End");
    expect(selected(root)).toBe("Second");
  });

  it("an accordion opens and says so", async () => {
    const { root, press, runs } = open(
      [block(1, "accordion", { label: "More", open: false }), block(2, "textbox", { label: "Inside" })], [{ id: 1, children: [{ id: 2 }] }],
      [dependency({ targets: [[1, "expand"]] })],
    );
    expect(root.querySelector(".content")?.hasAttribute("hidden")).toBe(true);
    await press("More");
    expect([root.querySelector(".content")?.hasAttribute("hidden"), runs.length]).toEqual([false, 1]);
  });

  it("what is not visible is not there, what is hidden is there unseen", () => {
    const { root } = open(
      [block(1, "row"), block(2, "textbox", { label: "Gone", visible: false }), block(3, "textbox", { label: "Unseen", visible: "hidden" })],
      [{ id: 1, children: [{ id: 2 }, { id: 3 }] }], [],
    );
    expect([root.querySelector("#component-2"), root.querySelector("#component-3")?.classList.contains("hidden")]).toEqual([null, true]);
  });
});

describe("the page", () => {
  it("runs what is to run when it opens", async () => {
    const { runs } = open([], [], [dependency({ targets: [[null, "load"]] })]);
    await settled();
    expect(runs.length).toBe(1);
  });

  it("runs the author's script, and says how it failed", async () => {
    const { text } = open([], [], [], { js: "() => { throw new Error('no such element'); }" });
    await settled();
    expect(text()).toContain("no such element");
  });

  it("says in place that a part cannot be drawn", async () => {
    const { text } = open([block(1, "hologram")], [{ id: 1 }], []);
    await settled();
    expect(text()).toContain("This part of the page could not be loaded");
  });

  it("says that the line is broken, until it is back", () => {
    const { text, tell } = open([], [], []);
    tell({ type: "connection", state: "reconnecting" });
    expect(text()).toContain("Trying again");
    tell({ type: "connection", state: "open" });
    expect(text()).not.toContain("Trying again");
  });

  it("shows messages of the function, until they are closed", async () => {
    const { root, runs, text } = open([], [], [dependency({ targets: [[null, "load"]] })]);
    await settled();
    runs[0]?.push({ type: "log", level: "warning", title: "Warning", log: "Nearly full", duration: null, visible: true });
    await settled();
    expect(text()).toContain("Nearly full");
    root.querySelector<HTMLButtonElement>(".toast button")?.click();
    flushSync();
    expect(text()).not.toContain("Nearly full");
  });

  it("leaves the API out where the author did", () => {
    expect(open([], [], []).text()).toContain("Use via API");
    close?.();
    expect(open([], [], [], { show_api: false }).text()).not.toContain("Use via API");
  });
});

describe("the page's heading", () => {
  it("is its title where the author wrote none", () => {
    const plain = open([block(1, "textbox", { label: "Name" })], [{ id: 1 }], [], { title: "Greeter" });
    expect(plain.root.querySelector("h1")?.textContent).toBe("Greeter");
  });

  it.each(["# Hello", "<h1>Hello</h1>"])("is the author's %s alone", (value) => {
    const titled = open([block(1, "markdown", { value })], [{ id: 1 }], [], { title: "Greeter" });
    expect(titled.root.querySelector("h1.visually-hidden")).toBeNull();
  });
});
