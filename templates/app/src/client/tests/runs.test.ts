// @vitest-environment node
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { CancelledError, Client, ConnectionError, FunctionError, QueueFullError, type GradioEvent, type Submission } from "../index.js";
import { AppServer, dependency, reply } from "./server.js";

let server: AppServer;
let app: Client;

const RAW = { raw: true, reconnect: { initial: 1, maximum: 2, attempts: 3 } };

beforeEach(async () => {
  server = await new AppServer({ dependencies: [dependency(), dependency({ id: 1, queue: false, api_name: "direct" })] }).start();
  app = await Client.connect(server.url, RAW);
});

afterEach(async () => {
  app.close();
  await server.stop();
});

async function collected(run: Submission): Promise<GradioEvent[]> {
  const events: GradioEvent[] = [];
  for await (const event of run) events.push(event);
  return events;
}

/** Start a run and wait until its stream is open. */
async function started(args: unknown[] = []): Promise<Submission> {
  const open = server.streams.length;
  const run = app.submit("predict", args);
  await server.until(() => server.streams.length > open);
  return run;
}

describe("a queued run", () => {
  it("posts what it is about and reads the session's stream", async () => {
    const result = app.predict("/predict", ["a", 1]);
    await server.until(() => server.streams.length === 1);
    server.complete("run1", ["b"]);
    expect(await result).toMatchObject({ type: "data", data: ["b"], fn_index: 0, event_id: "run1", duration: 0.1 });
    const [join] = server.of("POST /gradio_api/queue/join");
    expect(join?.json()).toEqual({ data: ["a", 1], event_data: null, fn_index: 0, trigger_id: null, session_hash: app.session_hash });
    expect(join?.headers["x-gradio-user"]).toBe("api");
    const [stream] = server.of("GET /gradio_api/queue/data");
    expect(Object.fromEntries(stream?.query ?? [])).toEqual({ session_hash: app.session_hash, ids: "1" });
  });

  it("tells of queue, start, progress, messages, yields and end, in order", async () => {
    const run = await started();
    const event_id = "run1";
    server.send([
      { msg: "estimation", event_id, rank: 2, queue_size: 3, rank_eta: 1.5 },
      { msg: "heartbeat" },
      { msg: "process_starts", event_id, eta: 0.5 },
      { msg: "progress", event_id, progress_data: [{ index: 1, length: 4, unit: "steps", progress: null, desc: "x" }] },
      { msg: "log", event_id, log: "note", level: "warning", title: "Careful", duration: 3, visible: true },
      { msg: "printed", event_id, text: "line\n", start: 4 },
      { msg: "process_generating", event_id, output: { data: ["a"], is_generating: true }, success: true },
      { msg: "process_generating", event_id, output: { data: [[["append", [], "b"]]], is_generating: true }, success: true },
    ]);
    server.complete(event_id, ["abc"]);
    const events = await collected(run);
    expect(events.map((e) => (e.type === "status" ? e.stage : e.type))).toEqual(
      ["pending", "pending", "pending", "log", "printed", "generating", "data", "data", "data", "complete"]);
    expect(events[0]).toMatchObject({ position: 2, size: 3, eta: 1.5, queue: true, running: false });
    expect(events[1]).toMatchObject({ eta: 0.5, running: true });
    expect(events[2]).toMatchObject({ progress_data: [{ index: 1, length: 4, unit: "steps", desc: "x" }] });
    expect(events.at(-1)).toMatchObject({ running: false });
    expect(events[3]).toMatchObject({ log: "note", level: "warning", title: "Careful", duration: 3, visible: true });
    expect(events.flatMap((e) => (e.type === "data" ? [e.data] : []))).toEqual([["a"], ["ab"], ["abc"]]);
    expect(events.every((e) => e.type === "connection" || (e.event_id === event_id && e.time instanceof Date))).toBe(true);
  });

  it("shares one stream with the session's other runs and keeps what comes before a run's id is known", async () => {
    const run = await started();
    const first = collected(run);
    server.on("POST /gradio_api/queue/join", (_, response) => {
      run.on("log", () => { reply(response, { event_id: "early" }); });
      const completed = { msg: "process_completed", event_id: "early", output: { data: ["early"] }, success: true };
      server.send([completed, { msg: "log", event_id: "run1", log: "It has come", level: "info" }]);
    });
    const second = await app.predict("predict", []);
    expect(second.data).toEqual(["early"]);
    server.complete("run1", ["late"]);
    expect((await first).at(-2)).toMatchObject({ data: ["late"] });
    expect(server.of("GET /gradio_api/queue/data")).toHaveLength(1);
  });

  it("opens another stream for the next call", async () => {
    for (const id of ["run1", "run2"]) {
      const result = app.predict("predict", []);
      await server.until(() => server.streams.length === 1);
      server.complete(id, [id]);
      expect((await result).data).toEqual([id]);
    }
    expect(server.of("GET /gradio_api/queue/data").map((r) => r.query.get("after"))).toEqual([null, null]);
  });

  it("fails with the function's own message", async () => {
    const result = app.predict("predict", []);
    await server.until(() => server.streams.length === 1);
    const output = { error: "no rows", duration: 4, visible: false, title: "Bad table" };
    server.send([{ msg: "process_completed", event_id: "run1", output, success: false, title: "Bad table" }]);
    const error = await result.catch((e: unknown) => e);
    expect(error).toBeInstanceOf(FunctionError);
    expect(error).toMatchObject({ message: "no rows", title: "Bad table", duration: 4, visible: false, name: "FunctionError" });
  });

  it("says so where the app hides the message", async () => {
    const run = await started();
    server.send([{ msg: "process_completed", event_id: "run1", output: { error: null }, success: false }]);
    expect((await collected(run)).at(-1)).toMatchObject({ stage: "error", title: "Error", message: "The function failed. The app does not say why." });
  });

  it("fails all runs when the server stops", async () => {
    const run = await started();
    server.send([{ msg: "unexpected_error", event_id: null, message: "Server stopped unexpectedly.", success: false }]);
    expect((await collected(run)).at(-1)).toMatchObject({ stage: "error", message: "Server stopped unexpectedly." });
  });

  it("fails when the server ends the stream without a result, twice", async () => {
    const run = await started();
    server.send([{ msg: "close_stream", event_id: null }]);
    expect((await collected(run)).at(-1)).toMatchObject({ stage: "error", error: expect.any(ConnectionError) as unknown });
  });

  it.each([
    [503, { detail: "Queue is full. Max size is 2." }, "Queue is full. Max size is 2.", QueueFullError],
    [422, { detail: "3 values are expected." }, "3 values are expected.", Error],
    [500, { error: "why", title: "T" }, "why", FunctionError],
    [500, "Internal Server Error", "Internal Server Error", Error],
    [401, { detail: { error: "Not authenticated", auth_message: null } }, "This app asks for a login.", Error],
  ])("fails where the join is answered with %i", async (status, body, message, kind) => {
    server.on("POST /gradio_api/queue/join", (_, response) => { reply(response, body, status); });
    const error = await app.predict("predict", []).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(kind);
    expect((error as Error).message).toBe(message);
  });
});

describe("cancelling", () => {
  it("posts cancel and reset, and the run ends without a result", async () => {
    const run = await started();
    server.on("POST /gradio_api/reset", (_, response) => {
      reply(response, { success: true });
      server.send([{ msg: "process_completed", event_id: "run1", output: {}, success: true }]);
    });
    await run.cancel();
    expect((await collected(run)).map((e) => e.type === "status" && e.stage)).toEqual(["complete"]);
    expect(server.of("POST /gradio_api/cancel")[0]?.json()).toEqual({ event_id: "run1", session_hash: app.session_hash, fn_index: 0 });
    expect(server.of("POST /gradio_api/reset")[0]?.json()).toEqual({ event_id: "run1" });
  });

  it("makes predict fail with CancelledError", async () => {
    const result = app.predict("predict", []);
    await server.until(() => server.streams.length === 1);
    server.send([{ msg: "process_completed", event_id: "run1", output: {}, success: true }]);
    await expect(result).rejects.toBeInstanceOf(CancelledError);
  });

  it("waits for the run's id", async () => {
    const run = app.submit("predict", []);
    await run.cancel();
    expect(server.of("POST /gradio_api/cancel")[0]?.json()).toMatchObject({ event_id: "run1" });
  });

  it("happens when a loop is left early", async () => {
    const run = await started();
    server.send([{ msg: "process_generating", event_id: "run1", output: { data: [1] }, success: true }]);
    for await (const event of run) if (event.type === "data") break;
    expect(server.of("POST /gradio_api/cancel")).toHaveLength(1);
    expect(await run.next()).toEqual({ done: true, value: undefined });
  });

  it("does nothing once the run is over", async () => {
    const run = await started();
    server.complete("run1", []);
    await collected(run);
    await run.cancel();
    expect(server.of("POST /gradio_api/cancel")).toHaveLength(0);
  });
});

describe("listening", () => {
  it("calls listeners until they are taken off", async () => {
    const run = await started();
    const seen: unknown[] = [];
    const once = (): void => {
      seen.push("once");
      run.off("data", once);
    };
    run.on("data", once).on("data", (event) => seen.push(event.data));
    server.send([{ msg: "process_generating", event_id: "run1", output: { data: [1] }, success: true }]);
    server.complete("run1", [2]);
    await collected(run);
    expect(seen).toEqual(["once", [1], [2]]);
  });

  it("ends with destroy, and the run goes on", async () => {
    const run = await started();
    const waiting = run.next();
    run.destroy();
    expect(await waiting).toEqual({ done: true, value: undefined });
    expect(server.of("POST /gradio_api/cancel")).toHaveLength(0);
  });
});

describe("an unqueued run", () => {
  it("is one POST", async () => {
    server.on("POST /gradio_api/run/direct", (_, response) => { reply(response, { data: ["now"], duration: 1 }); });
    const events = await collected(app.submit("direct", ["x"]));
    expect(events.map((e) => (e.type === "status" ? [e.stage, e.queue] : e.type))).toEqual(["data", ["complete", false]]);
    expect(server.of("POST /gradio_api/run/direct")[0]?.json()).toMatchObject({ data: ["x"], fn_index: 1 });
    expect(server.streams).toHaveLength(0);
  });

  it("fails with the function's own message", async () => {
    server.on("POST /gradio_api/run/direct", (_, response) => { reply(response, { error: "why", duration: null, visible: true, title: "T" }, 500); });
    await expect(app.predict("direct", [])).rejects.toMatchObject({ message: "why", title: "T", duration: null, status: 500 });
  });
});
