// @vitest-environment node
import { afterEach, beforeEach, expect, it } from "vitest";
import { Client, ConnectionError, type ConnectionEvent } from "../index.js";
import { AppServer, dependency, reply } from "./server.js";

let server: AppServer;
let app: Client;
const heard: ConnectionEvent[] = [];

beforeEach(async () => {
  heard.length = 0;
  server = await new AppServer({ dependencies: [dependency()] }).start();
  app = await Client.connect(server.url, { raw: true, reconnect: { initial: 1, maximum: 2, attempts: 3 } });
  app.on_connection((event) => heard.push(event));
});

afterEach(async () => {
  app.close();
  await server.stop();
});

const generating = (value: unknown): object => ({ msg: "process_generating", event_id: "run1", output: { data: [value] }, success: true });

it("goes on after the last id it saw, with the first outputs whole again, and leaves out what it knows", async () => {
  const run = app.submit("predict", []);
  const data: unknown[] = [];
  const states: string[] = [];
  run.on("data", (event) => data.push(event.data[0])).on("connection", (event) => states.push(event.state));
  await server.until(() => server.streams.length === 1);
  server.send([generating("a"), generating([["append", [], "b"]])], 5);
  while (data.length < 2) await run.next();
  server.drop();
  await server.until(() => server.streams.length === 1);
  expect(server.of("GET /gradio_api/queue/data")[1]?.query.get("after")).toBe("6");
  server.send([generating("not again")], 6);
  server.send([generating("abc"), generating([["append", [], "d"]])], 7);
  server.complete("run1", ["abcde"], 9);
  while ((await run.next()).done !== true);
  expect(data).toEqual(["a", "ab", "abc", "abcd", "abcde"]);
  expect(states).toEqual(["reconnecting", "open"]);
  expect(heard.map((event) => event.state)).toEqual(["reconnecting", "open"]);
});

it("takes one run's messages after another run's later ones", async () => {
  const results = [app.predict("predict", []), app.predict("predict", [])];
  await server.until(() => server.streams.length === 1 && server.of("POST /gradio_api/queue/join").length === 2);
  const completed = (event_id: string): object => ({ msg: "process_completed", event_id, output: { data: [event_id] }, success: true });
  server.send([completed("run2")], 9);
  server.complete("run1", ["run1"], 3);
  expect((await Promise.all(results)).map((event) => event.data[0])).toEqual(["run1", "run2"]);
});

it("gives up after so many attempts", async () => {
  const result = app.predict("predict", []);
  await server.until(() => server.streams.length === 1);
  server.on("GET /gradio_api/queue/data", (_, response) => { reply(response, "busy", 502); });
  server.drop();
  await expect(result).rejects.toBeInstanceOf(ConnectionError);
  expect(heard.map(({ state, attempt }) => [state, attempt])).toEqual(
    [["reconnecting", 1], ["reconnecting", 2], ["reconnecting", 3], ["lost", undefined]]);
  expect(server.of("GET /gradio_api/queue/data")).toHaveLength(4);
});

it("does not try again where the server refuses", async () => {
  server.on("GET /gradio_api/queue/data", (_, response) => { reply(response, { detail: "Not allowed" }, 403); });
  await expect(app.predict("predict", [])).rejects.toMatchObject({ message: "Not allowed", status: 403 });
  expect(server.of("GET /gradio_api/queue/data")).toHaveLength(1);
});

it("fails where the restarted server does not know the session", async () => {
  const result = app.predict("predict", []);
  await server.until(() => server.streams.length === 1);
  server.drop();
  await server.until(() => server.streams.length === 1);
  server.send([{ msg: "unexpected_error", event_id: null, message: "404: Not Found", session_not_found: true, success: false }]);
  await expect(result).rejects.toMatchObject({ message: "404: Not Found" });
});

it("starts from nothing at the next call, as ids may have begun anew", async () => {
  for (const id of ["run1", "run2"]) {
    const result = app.predict("predict", []);
    await server.until(() => server.streams.length === 1);
    server.complete(id, [id], 1);
    expect((await result).data).toEqual([id]);
  }
  expect(server.of("GET /gradio_api/queue/data").map((r) => r.query.get("after"))).toEqual([null, null]);
});

it("restores the heartbeat", async () => {
  server.config.connect_heartbeat = true;
  server.on("GET /gradio_api/heartbeat/me", (_, response) => { server.open(response); });
  const other = await Client.connect(server.url, { session_hash: "me", reconnect: { initial: 1, maximum: 2, attempts: 3 } });
  await server.until(() => server.streams.length === 1);
  server.drop();
  await server.until(() => server.streams.length === 1);
  expect(server.of("GET /gradio_api/heartbeat/me")).toHaveLength(2);
  other.close();
});
