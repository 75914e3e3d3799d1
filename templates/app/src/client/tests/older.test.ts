// @vitest-environment node
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { AuthError, Client, ConnectionError, FunctionError, QueueFullError, handle_file, type GradioEvent, type Submission } from "../index.js";
import type { Peer } from "./peer.js";
import { AppServer, dependency, reply } from "./server.js";

const RED = "data:image/png;base64,iVBORw0KGgo=";

let server: AppServer;
let app: Client;

async function collected(run: Submission): Promise<GradioEvent[]> {
  const events: GradioEvent[] = [];
  for await (const event of run) events.push(event);
  return events;
}

function values(events: GradioEvent[]): unknown[] {
  return events.flatMap((event) => (event.type === "data" ? [event.data] : []));
}

afterEach(async () => {
  app.close();
  await server.stop();
});

describe("a server of 3.x", () => {
  const component = (id: number, type: string): { id: number; type: string; props: object } => ({ id, type, props: { label: `The ${type}` } });

  beforeEach(async () => {
    const components = ["textbox", "image", "file", "state", "gallery", "video"].map((type, id) => component(id, type)) as never[];
    const config = {
      version: "3.36.1\n", components, protocol: undefined as never, api_prefix: undefined as never,
      dependencies: [
        dependency({ id: undefined as never, inputs: [0], outputs: [0], queue: null }),
        dependency({ id: undefined as never, inputs: [1, 2, 3], outputs: [1, 2, 3, 4, 5], queue: null, api_name: "files" }),
        dependency({ id: undefined as never, inputs: [0], outputs: [0], queue: false, api_name: "direct" }),
      ],
    };
    server = await new AppServer(config).start();
    const listed = (...labels: string[]): object => ({ parameters: labels.map((label) => ({ label, type: {}, python_type: {}, component: "" })), returns: [] });
    server.on("GET /info", (_, response) => {
      reply(response, { named_endpoints: { "/predict": listed("The Text!"), "/files": listed("A", "B"), "/direct": listed("Text") }, unnamed_endpoints: {} });
    });
    app = await Client.connect(server.url, { headers: { "x-team": "blue" } });
  });

  it("asks by a socket, and tells what comes; arguments go by their labels", async () => {
    const heard: unknown[] = [];
    server.play = async (peer) => {
      heard.push(peer.headers["x-team"], ...(await peer.asked()));
      for (const data of [["a"], ["ab"]]) peer.say({ msg: "process_generating", output: { data, is_generating: true }, success: true });
      peer.complete(["ab"]);
    };
    const events = await collected(app.submit("/predict", { the_text: "x" }));
    const named = { fn_index: 0, session_hash: app.session_hash };
    expect(heard).toEqual(["blue", named, { data: ["x"], event_data: null, ...named }]);
    expect(values(events)).toEqual([["a"], ["ab"], ["ab"]]);
    const stages = events.flatMap((event) => (event.type === "status" ? [event.stage] : []));
    expect(stages).toEqual(["pending", "pending", "generating", "complete"]);
    expect(events[0]).toMatchObject({ position: 0, size: 1, eta: 1.5, queue: true });
  });

  it("joins what comes in pieces, long or short, and answers a ping", async () => {
    const long = "é".repeat(70_000);
    let peer: Peer | undefined;
    server.play = async (each) => {
      peer = each;
      await each.asked();
      each.send("?", 9);
      const text = JSON.stringify({ msg: "process_completed", output: { data: [long] }, success: true });
      each.send(text.slice(0, 200), 1, false);
      each.send(text.slice(200, 140_000), 0, false);
      each.send(text.slice(140_000), 0);
    };
    expect((await app.predict("/predict", [long])).data).toEqual([long]);
    await expect.poll(() => peer?.heard).toContainEqual({ kind: 10, text: "?" });
    expect(peer?.heard.map(({ text }) => text)).toContainEqual(expect.stringContaining(long));
  });

  it("sends pictures as text, other files before, and gives all results as files", async () => {
    let sent: unknown;
    server.on("POST /upload", (_, response) => { reply(response, ["up/in.txt"]); });
    server.play = async (peer) => {
      sent = (await peer.asked())[1];
      const file = { name: "t/out.txt", orig_name: "out.txt", size: 3, data: null, is_file: true };
      peer.complete([RED, file, null, [file, [{ name: "x", data: RED }, "red"]], [file, null]]);
    };
    const { data } = await app.predict("/files", [new Blob(["\x89PNG"], { type: "image/png" }), new File(["abc"], "in.txt")]);
    expect(sent).toMatchObject({ data: ["data:image/png;base64,wolQTkc=", { name: "up/in.txt", orig_name: "in.txt", data: null, is_file: true }, null] });
    const out = { path: "t/out.txt", orig_name: "out.txt", size: 3, url: `${server.url}/file=t/out.txt`, meta: { _type: "gradio.FileData" } };
    expect(data).toMatchObject([{ url: RED, mime_type: "image/png" }, out, [{ image: out, caption: null }, { image: { url: RED }, caption: "red" }], out]);
  });

  it("takes what it returned as an argument", async () => {
    server.on("GET /file=t/out.png", (_, response) => response.end("png"));
    server.on("POST /upload", (_, response) => { reply(response, ["up/a"]); });
    const sent: unknown[] = [];
    server.play = async (peer) => {
      sent.push((await peer.asked())[1]);
      peer.complete([RED, { name: "t/out.png", data: null, is_file: true }, null, [], null]);
    };
    const { data } = await app.predict("/files", [handle_file(RED), new File(["x"], "a")]);
    await app.predict("/files", [data[1], data[0]]);
    expect(sent[1]).toMatchObject({ data: ["data:image/png;base64,cG5n", { name: "up/a", is_file: true }, null] });
  });

  it("calls past the queue by one request", async () => {
    server.on("POST /api/predict/", ({ json }, response) => { reply(response, { data: [json().data], duration: 0.1 }); });
    const events = await collected(app.submit("/direct", ["x"]));
    expect(values(events)).toEqual([[["x"]]]);
    expect(events.at(-1)).toMatchObject({ stage: "complete", success: true, queue: false });
  });

  it("cancels by a request, and hears no more", async () => {
    server.on("POST /reset", (_, response) => { reply(response, { success: true }); });
    server.play = async (peer) => {
      await peer.asked();
      peer.say({ msg: "process_generating", output: { data: ["a"] }, success: true });
    };
    const run = app.submit("/predict", ["x"]);
    const heard: GradioEvent[] = [];
    for await (const event of run) {
      heard.push(event);
      if (event.type === "data") await run.cancel();
    }
    expect(heard.at(-1)).toMatchObject({ stage: "complete" });
    expect(server.of("POST /reset")[0]?.json()).toEqual({ fn_index: 0, session_hash: app.session_hash });
  });

  it.each<[string, ((peer: Peer) => Promise<void>) | null, new (...args: never[]) => Error]>([
    ["no login", null, AuthError],
    ["a line that ends", async (peer) => { await peer.asked(); peer.end(); }, ConnectionError],
    ["a full queue", (peer) => { peer.say({ msg: "queue_full" }); return Promise.resolve(); }, QueueFullError],
    ["a function that fails", async (peer) => { await peer.asked(); peer.say({ msg: "process_completed", output: { error: "why" }, success: false }); }, FunctionError],
  ])("tells of %s", async (_, play, kind) => {
    server.play = play;
    await expect(app.predict("/predict", ["x"])).rejects.toBeInstanceOf(kind);
  });

  it("can be called by position where it cannot tell what it has", async () => {
    server.on("GET /info", (_, response) => { reply(response, {}, 500); });
    server.play = async (peer) => { await peer.asked(); peer.complete(["y"]); };
    expect((await app.predict(0, ["x"])).data).toEqual(["y"]);
  });
});

describe("a server of 4.x", () => {
  const output = (...data: unknown[]): object => ({ data, is_generating: true });

  it.each([
    ["sse_v1", "one two"],
    ["sse_v2", [["append", [], " two"]]],
    ["sse_v2.1", [["replace", [], "one two"]]],
  ])("%s: streams, and leaves the stream to the client to end", async (protocol, second) => {
    server = await new AppServer({ protocol, api_prefix: "", dependencies: [dependency()] }).start();
    let closed = 0;
    server.on("POST /queue/join", (_, response) => { reply(response, { event_id: server.next_id() }); });
    server.on("GET /queue/data", (_, response) => {
      response.on("close", () => { closed += 1; });
      server.open(response);
      const event_id = `run${String(server.of("POST /queue/join").length)}`;
      server.send([
        { msg: "process_generating", event_id, output: output("one"), success: true },
        { msg: "process_generating", event_id, output: output(second), success: true },
        { msg: "process_completed", event_id, output: output("end"), success: true },
      ]);
    });
    app = await Client.connect(server.url, { raw: true });
    expect(values(await collected(app.submit(0, [])))).toEqual([["one"], ["one two"], ["end"]]);
    const states: string[] = [];
    app.on_connection(({ state }) => states.push(state));
    expect(values(await collected(app.submit(0, [])))).toHaveLength(3);
    await server.until(() => server.streams.length === 2);
    expect(states).toEqual([]);
    await expect.poll(() => closed).toBe(2);
  });

  it("sse: opens a stream for each run, which asks for the values", async () => {
    server = await new AppServer({ protocol: "sse", api_prefix: "", dependencies: [dependency()] }).start();
    server.on("GET /queue/join", (_, response) => {
      server.open(response);
      server.send([{ msg: "send_data", event_id: "e1" }]);
    });
    server.on("POST /queue/data", ({ json }, response) => {
      reply(response, {});
      server.send([{ msg: "process_generating", output: output("one"), success: true }, { msg: "process_completed", output: output(json().data), success: true }]);
    });
    app = await Client.connect(server.url, { raw: true });
    expect(values(await collected(app.submit(0, ["x"])))).toEqual([["one"], [["x"]]]);
    const query = server.of("GET /queue/join")[0]?.query;
    expect(Object.fromEntries(query ?? [])).toEqual({ fn_index: "0", session_hash: app.session_hash });
    expect(server.of("POST /queue/data")[0]?.json()).toMatchObject({ event_id: "e1", fn_index: 0 });
    server.on("POST /queue/data", (_, response) => { reply(response, {}); server.drop(); });
    await expect(app.predict(0, ["x"])).rejects.toBeInstanceOf(Error);
  });
});
