// @vitest-environment node
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ArgumentError, Client, ClientError, ConnectionError, client, duplicate, type SpaceStatus } from "../index.js";
import { AppServer, dependency, reply } from "./server.js";

/** Two servers of one kind: the Hub, and the Space's app. */
let hub: AppServer;
let space: AppServer;
/** What the Hub says of each Space, by name: the stages that it goes through. */
let stages: Record<string, string[]>;

beforeEach(async () => {
  [hub, space] = await Promise.all([new AppServer().start(), new AppServer({ dependencies: [dependency()] }).start()]);
  stages = {};
  hub.on("GET /api/whoami-v2", (_, response) => { reply(response, { name: "ada" }); });
});

afterEach(() => Promise.all([hub.stop(), space.stop()]));

function has(name: string, ...each: string[]): void {
  stages[name] = each;
  hub.on(`GET /api/spaces/${name}`, (_, response) => {
    const stage = each.length > 1 ? each.shift() : each[0];
    reply(response, { id: name, host: space.url, runtime: { stage, hardware: { current: "t4-small", requested: "t4-medium" } } });
  });
}

describe("a Space", () => {
  it("is found by its name; private ones by a token", async () => {
    has("eve/sunset", "RUNNING");
    const told: SpaceStatus[] = [];
    const app = await client("eve/sunset", { hub: hub.url, hf_token: "hf_x", status_callback: (status) => told.push(status) });
    expect(told).toEqual([{ status: "running", detail: "RUNNING", load_status: "complete", message: "" }]);
    expect(app.config.dependencies).toHaveLength(1);
    expect([hub, space].map((server) => server.received[0]?.headers.authorization)).toEqual(["Bearer hf_x", "Bearer hf_x"]);
  });

  it("is woken and waited for, and tells how it stands with it", async () => {
    has("eve/sunset", "SLEEPING", "BUILDING", "APP_STARTING", "RUNNING");
    const told: string[] = [];
    await Client.connect("eve/sunset", { hub: hub.url, poll: 1, space_status: ({ status, load_status }) => told.push(`${status} ${load_status}`) });
    expect(told).toEqual(["sleeping pending", "building pending", "building pending", "running complete"]);
    expect(space.received[0]?.path).toBe("/");
  });

  it.each([
    ["PAUSED", "paused", "was paused by its author"],
    ["RUNTIME_ERROR", "space_error", "does not run: RUNTIME_ERROR"],
  ])("%s: is told as such, with where its author can be asked", async (stage, status, words) => {
    has("eve/sunset", stage);
    hub.on("HEAD /api/spaces/eve/sunset/discussions", (_, response) => response.end());
    const told: SpaceStatus[] = [];
    const failure = Client.connect("eve/sunset", { hub: hub.url, status_callback: (each) => told.push(each) });
    await expect(failure).rejects.toThrow(words);
    expect(told).toMatchObject([{ status, detail: stage, load_status: "error", discussions_enabled: true }]);
  });

  it("that is not there is told as such", async () => {
    const told: SpaceStatus[] = [];
    const failure = Client.connect("eve/nothing", { hub: hub.url, status_callback: (each) => told.push(each) });
    await expect(failure).rejects.toBeInstanceOf(ConnectionError);
    expect(told).toMatchObject([{ status: "error", detail: "NOT_FOUND", load_status: "error" }]);
  });
});

describe("a copy of a Space", () => {
  const copied = (): unknown => hub.of("POST /api/spaces/eve/sunset/duplicate").map(({ json }) => json());

  beforeEach(() => {
    has("eve/sunset", "PAUSED");
    hub.on("POST /api/spaces/eve/sunset/duplicate", (_, response) => {
      has("ada/sunset", "BUILDING", "RUNNING");
      reply(response, { url: "" });
    });
  });

  it("is public, has the machine of the original, which sleeps after five minutes", async () => {
    const app = await duplicate("eve/sunset", { hub: hub.url, hf_token: "hf_x", poll: 1 });
    expect(app.config.dependencies).toHaveLength(1);
    expect(copied()).toEqual([{ repository: "ada/sunset", private: false, hardware: "t4-small", sleepTimeSeconds: 300 }]);
    expect(hub.received.map(({ headers }) => headers.authorization)).toEqual(hub.received.map(() => "Bearer hf_x"));
  });

  it.each([
    [{ private: true, timeout: 7, hardware: "a10g-small" } as const, { private: true, hardware: "a10g-small", sleepTimeSeconds: 420 }],
    [{ hardware: "cpu-basic" } as const, { private: false, hardware: "cpu-basic" }],
  ])("takes %o", async (options, asked) => {
    await Client.duplicate("eve/sunset", { hub: hub.url, token: "hf_x", poll: 1, ...options });
    expect(copied()).toEqual([{ repository: "ada/sunset", ...asked }]);
  });

  it("that is there already is taken", async () => {
    has("ada/sunset", "RUNNING");
    await duplicate("eve/sunset", { hub: hub.url, token: "hf_x" });
    expect(copied()).toEqual([]);
  });

  it("takes a token, and tells what the Hub refuses", async () => {
    await expect(duplicate("eve/sunset", { hub: hub.url })).rejects.toBeInstanceOf(ArgumentError);
    hub.on("POST /api/spaces/eve/sunset/duplicate", (_, response) => { reply(response, { error: "This machine takes a card." }, 402); });
    const failure = duplicate("eve/sunset", { hub: hub.url, token: "hf_x" });
    await expect(failure).rejects.toThrow('The Space "eve/sunset" cannot be duplicated: This machine takes a card.');
    await expect(failure).rejects.toBeInstanceOf(ClientError);
  });
});
