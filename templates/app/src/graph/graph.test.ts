import { describe, expect, it } from "vitest";
import type { Config, Dependency } from "../client/types.js";
import type { Toast } from "../kit/context.js";
import { Dispatcher } from "./dispatch.js";
import { same } from "./node.svelte.js";
import type { Ending } from "./runs.svelte.js";
import { Store } from "./store.js";
import { FakeRun } from "./testing/run.js";
import type { Transport } from "./transport.js";

const dependency = (more: Partial<Dependency>): Dependency => ({ targets: [], inputs: [], outputs: [], backend_fn: true, ...more });

/** A page of textboxes 1 to 4, a button 5 and a State 6. */
let waitFor: Promise<void> | null = null;
function page(...dependencies: Dependency[]) {
  const runs: FakeRun[] = [];
  const toasts: Toast[] = [];
  const endings: [number, Ending["result"]][] = [];
  const refused: number[][] = [];
  const text = (id: number, interactive = true) => ({ id, type: "textbox", props: { value: "", label: `Text ${String(id)}`, ...(interactive ? {} : { interactive }) } });
  const config = {
    version: "6", components: [text(1), text(2), text(3, false), text(4, false), { id: 5, type: "button", props: { value: "Run" } }, { id: 6, type: "state", props: {} }],
    layout: { id: 0, children: [1, 2, 3, 4, 5, 6].map((id) => ({ id })) }, dependencies,
  } satisfies Config;
  const transport = {
    config,
    submit: (fn_index: number, data: unknown[], event_data?: unknown) => {
      const run = new FakeRun(fn_index, data, event_data);
      runs.push(run);
      return run;
    },
  } as unknown as Transport;
  const store = new Store(config, () => ({}));
  const dispatcher = new Dispatcher(config, store, transport, {
    toast: (toast) => toasts.push(toast), arrived: () => undefined, refused: (nodes) => refused.push(nodes.map((node) => node.id)), ready: () => waitFor, ended: (state, { result }) => endings.push([state.id, result]),
  });
  const node = (id: number) => store.get(id)!;
  return { runs, toasts, endings, refused, store, dispatcher, node, value: (id: number) => node(id).props["value"] };
}

/** Everything that is due has happened: all is microtasks. */
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

describe("a run", () => {
  it("takes the inputs' values, null for a State, and gives the outputs theirs", async () => {
    const { runs, node, value } = page(dependency({ targets: [[5, "click"]], inputs: [1, 6], outputs: [3, 6] }));
    node(1).input("Ada");
    node(5).emit("click");
    await settled();
    expect(runs.map((run) => run.data)).toEqual([["Ada", null]]);
    runs[0]!.give("Hello Ada", "not for us");
    runs[0]!.status("complete");
    await settled();
    expect([value(3), value(6)]).toEqual(["Hello Ada", undefined]);
    expect(node(3).status.stage).toBe("idle");
  });

  it("keeps what its newest run prints, each part in its place, and the end of much", async () => {
    const { runs, node, dispatcher } = page(dependency({ targets: [[5, "click"]], trigger_mode: "multiple" }));
    const print = async (run: FakeRun, text: string, start: number): Promise<string> => {
      run.push({ type: "printed", text, start });
      await settled();
      return dispatcher.state(0)!.printed;
    };
    node(5).emit("click");
    await settled();
    expect(await print(runs[0]!, "one\n", 0)).toBe("one\n");
    expect(await print(runs[0]!, "one\ntwo\n", 0)).toBe("one\ntwo\n");
    expect(await print(runs[0]!, "three\n", 8)).toBe("one\ntwo\nthree\n");
    expect(await print(runs[0]!, "later\n", 100)).toBe("one\ntwo\nthree\nlater\n");
    expect(await print(runs[0]!, "last\n", 106)).toBe("one\ntwo\nthree\nlater\nlast\n");
    expect((await print(runs[0]!, "x".repeat(100_000), 111)).length).toBe(65_536);
    expect((await print(runs[0]!, "end", 100_111)).endsWith("xend")).toBe(true);
    node(5).emit("click");
    await settled();
    expect(dispatcher.state(0)!.printed).toBe("");
    expect(await print(runs[0]!, "old", 100_114)).toBe("");
  });

  it("waits for uploads before it takes the inputs", async () => {
    const { runs, node } = page(dependency({ targets: [[5, "click"]], inputs: [1] }));
    let uploaded = (): void => undefined;
    waitFor = new Promise((resolve) => { uploaded = resolve; });
    node(5).emit("click");
    await settled();
    expect(runs.length).toBe(0);
    node(1).set({ value: "file" });
    uploaded();
    waitFor = null;
    await settled();
    expect(runs.map((run) => run.data)).toEqual([["file"]]);
  });

  it("shows on its outputs how it is getting on", async () => {
    const { runs, node } = page(dependency({ targets: [[5, "click"]], outputs: [3, 4] }));
    node(5).emit("click");
    await settled();
    runs[0]!.status("pending", { running: false, position: 2, eta: 3 });
    await settled();
    expect(node(3).status).toMatchObject({ stage: "pending", running: false, position: 2, eta: 3, show: "full" });
    expect(node(4).status.show).toBe("minimal");
  });

  it("updates properties, and the value where the update has one", async () => {
    const { runs, node, value } = page(dependency({ targets: [[5, "click"]], outputs: [3] }));
    node(3).set({ value: "kept" });
    node(5).emit("click");
    await settled();
    runs[0]!.give({ __type__: "update", visible: false });
    await settled();
    expect(value(3)).toBe("kept");
    expect(node(3).props["visible"]).toBe(false);
    expect(node(3).props).not.toHaveProperty("__type__");
  });

  it("puts a failure in place of the first output's result, and keeps that result", async () => {
    const { runs, node, value, toasts, endings } = page(dependency({ targets: [[5, "click"]], outputs: [1, 3] }));
    node(3).set({ value: "earlier" });
    node(5).emit("click");
    await settled();
    runs[0]!.status("error", { message: "No such city", title: "Weather" });
    await settled();
    expect(node(3).status).toMatchObject({ stage: "failed", message: "No such city", title: "Weather" });
    expect([value(3), toasts, endings]).toEqual(["earlier", [], [[0, "failed"]]]);
    node(3).dismiss();
    expect(node(3).status.stage).toBe("idle");
  });

  it("says what failed where it is not the function, and what to try", async () => {
    const { runs, node } = page(dependency({ targets: [[5, "click"]], outputs: [3] }));
    const told: string[][] = [];
    for (const name of ["ConnectionError", "QueueFullError", "AuthError", "FunctionError"]) {
      node(5).emit("click");
      await settled();
      runs.at(-1)!.status("error", { title: "Error", message: "why", error: Object.assign(new Error("why"), { name }) });
      await settled();
      told.push([node(3).status.title, node(3).status.hint]);
    }
    expect(told).toEqual([
      ["The app cannot be reached", "Try again when the connection is back."],
      ["Too many are waiting", "Try again in a moment."],
      ["You are logged out", "Reload the page and log in again."],
      ["The function failed", "Check the inputs and run it again."],
    ]);
  });

  it("says at their fields which values will not do, until they change or run again", async () => {
    const { runs, node, refused } = page(dependency({ targets: [[5, "click"]], inputs: [1, 6, 2], outputs: [3] }));
    node(5).emit("click");
    await settled();
    runs[0]!.status("error", { message: "Name: too long", inputs: { 0: "too long", 1: "never shown", 2: "no number" } });
    await settled();
    expect([node(1).refused, node(2).refused, refused]).toEqual(["too long", "no number", [[1, 2]]]);
    expect(node(3).status).toMatchObject({ stage: "failed", title: "Not run yet", message: "Name: too long" });
    node(1).input("Ada");
    expect([node(1).refused, node(2).refused]).toEqual(["", "no number"]);
    node(5).emit("click");
    await settled();
    expect(node(2).refused).toBe("");
  });

  it("says a failure in a corner where no output is shown", async () => {
    const { runs, node, toasts } = page(dependency({ targets: [[5, "click"]], outputs: [1] }));
    node(5).emit("click");
    await settled();
    runs[0]!.status("error", { message: "No such city" });
    await settled();
    expect(toasts.map((toast) => [toast.level, toast.message])).toEqual([["error", "No such city"]]);
  });
});

describe("triggers", () => {
  it("of streams come as often as the quickest of their functions wants, and not without end", () => {
    const { dispatcher } = page(
      dependency({ targets: [[1, "stream"]], stream_every: 2 }), dependency({ targets: [[1, "stream"]] }), dependency({ targets: [[2, "stream"]], stream_every: 0 }),
    );
    expect([1, 2, 3].map((id) => dispatcher.pace(id, "stream"))).toEqual([0.5, 0.05, 0.5]);
  });

  it.each([["once", 1], ["multiple", 3]] as const)("%s: starts %i runs of three", async (trigger_mode, count) => {
    const { runs, node } = page(dependency({ targets: [[5, "click"]], trigger_mode }));
    for (let press = 0; press < 3; press += 1) {
      node(5).emit("click");
      await settled();
    }
    expect(runs.length).toBe(count);
  });

  it("always_last: runs once more at the end, with what is there then", async () => {
    const { runs, node } = page(dependency({ targets: [[1, "input"]], inputs: [1], trigger_mode: "always_last" }));
    for (const text of ["a", "ab", "abc"]) {
      node(1).input(text);
      await settled();
    }
    runs[0]!.status("complete");
    await settled();
    runs[1]!.status("complete");
    await settled();
    expect(runs.map((run) => run.data)).toEqual([["a"], ["abc"]]);
  });

  it("never shows an older answer after a newer one", async () => {
    const { runs, node, value } = page(dependency({ targets: [[5, "click"]], outputs: [3], trigger_mode: "multiple" }));
    for (let press = 0; press < 2; press += 1) {
      node(5).emit("click");
      await settled();
    }
    runs[1]!.give("new");
    await settled();
    runs[0]!.give("old");
    await settled();
    expect(value(3)).toBe("new");
  });

  it("change fires for people and functions, input for people only", async () => {
    const { runs, node } = page(
      dependency({ targets: [[5, "click"]], outputs: [1] }),
      dependency({ targets: [[1, "change"]], inputs: [1] }),
      dependency({ targets: [[1, "input"]], inputs: [1] }),
    );
    node(5).emit("click");
    await settled();
    runs[0]!.give("by function");
    runs[0]!.status("complete");
    await settled();
    expect(runs.map((run) => run.fn_index)).toEqual([0, 1]);
    runs[1]!.status("complete");
    await settled();
    node(1).input("by person");
    await settled();
    expect(runs.slice(2).map((run) => [run.fn_index, run.data])).toEqual([[1, ["by person"]], [2, ["by person"]]]);
  });

  it("change does not fire where a function gives the value that is there", async () => {
    const { runs, node } = page(dependency({ targets: [[5, "click"]], outputs: [1] }), dependency({ targets: [[1, "change"]] }));
    node(1).set({ value: ["a", { b: 1 }] });
    node(5).emit("click");
    await settled();
    runs[0]!.give(["a", { b: 1 }]);
    await settled();
    expect(runs.length).toBe(1);
  });

  it("one change of several inputs is one run, which sees them all", async () => {
    const { runs, node } = page(
      dependency({ targets: [[5, "click"]], outputs: [1, 2] }),
      dependency({ targets: [[1, "change"], [2, "change"]], inputs: [1, 2], trigger_mode: "multiple" }),
    );
    node(5).emit("click");
    await settled();
    runs[0]!.give("x", "y");
    await settled();
    expect(runs.slice(1).map((run) => run.data)).toEqual([["x", "y"]]);
  });

  it("passes what the event carries", async () => {
    const { runs, node } = page(dependency({ targets: [[1, "select"]] }));
    node(1).emit("select", { index: 2 });
    await settled();
    expect(runs[0]!.event_data).toEqual({ index: 2 });
  });
});

describe("chains", () => {
  const chained = () => page(
    dependency({ targets: [[5, "click"]] }),
    dependency({ trigger_after: 0 }),
    dependency({ trigger_after: 0, trigger_only_on_success: true }),
    dependency({ trigger_after: 0, trigger_only_on_failure: true }),
  );

  it.each([["complete", [0, 1, 2]], ["error", [0, 1, 3]]] as const)("after %s run %j", async (stage, order) => {
    const { runs, node } = chained();
    node(5).emit("click");
    await settled();
    runs[0]!.status(stage);
    await settled();
    expect(runs.map((run) => run.fn_index)).toEqual(order);
  });

  it("end where the run is cancelled", async () => {
    const { runs, node, dispatcher, endings } = chained();
    node(5).emit("click");
    await settled();
    dispatcher.cancel(dispatcher.state(0)!);
    await settled();
    expect([runs.length, runs[0]!.cancelled, endings]).toEqual([1, true, [[0, "cancelled"]]]);
  });

  it("cancels ends the runs that it names", async () => {
    const { runs, node } = page(dependency({ targets: [[5, "click"]] }), dependency({ targets: [[1, "submit"]], cancels: [0], backend_fn: false }));
    node(5).emit("click");
    await settled();
    node(1).emit("submit");
    await settled();
    expect(runs.map((run) => run.cancelled)).toEqual([true]);
  });
});

describe("JavaScript of the author", () => {
  it("alone fills the outputs and asks no server", async () => {
    const { runs, node, value } = page(dependency({ targets: [[5, "click"]], inputs: [1], outputs: [3, 4], backend_fn: false, js: "(text) => [text + '!', 'b']" }));
    node(1).set({ value: "a" });
    node(5).emit("click");
    await settled();
    expect([runs.length, value(3), value(4)]).toEqual([0, "a!", "b"]);
  });

  it("before a function changes what it gets", async () => {
    const { runs, node } = page(dependency({ targets: [[5, "click"]], inputs: [1], js: "async (text) => text.length" }));
    node(1).set({ value: "four" });
    node(5).emit("click");
    await settled();
    expect(runs.map((run) => run.data)).toEqual([[4]]);
  });

  it("says what is wrong with it", async () => {
    const { runs, node, toasts } = page(dependency({ targets: [[5, "click"]], js: "() => missing()" }));
    node(5).emit("click");
    await settled();
    expect([runs.length, toasts.map((toast) => toast.message)]).toEqual([0, ["missing is not defined"]]);
  });
});

it.each([[1, 1, true], ["1", 1, false], [null, {}, false], [[1, 2], [1, 2], true], [[], {}, false], [{ a: [1] }, { a: [1] }, true], [{ a: undefined }, { b: undefined }, false]])(
  "same(%j, %j) is %s", (one, other, answer) => { expect(same(one, other)).toBe(answer); });
