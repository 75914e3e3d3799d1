// @vitest-environment node
import { afterEach, beforeEach, expect, it } from "vitest";
import { Client, type Version } from "../index.js";
import { AppServer, reply } from "./server.js";

let server: AppServer;
let app: Client;
let heard: Version[];

beforeEach(async () => {
  heard = [];
  server = await new AppServer({ dev_mode: true, revision: 0 }).start();
  server.on("GET /gradio_api/dev/reload", (_, response) => { server.open(response); });
  app = await Client.connect(server.url, { raw: true, reconnect: { initial: 1, maximum: 2, attempts: 3 } });
});

afterEach(async () => {
  app.close();
  await server.stop();
});

const version = (revision: number, error: string | null = null): Version => ({ revision, error });
/** Follow the versions, and return what waits for so many of them. */
function follow(): { until: (count: number) => Promise<void>; end: () => void } {
  const waiting: (() => void)[] = [];
  const end = app.on_version((told) => {
    heard.push(told);
    for (const resolve of waiting.splice(0)) resolve();
  });
  return { until: async (count) => { while (heard.length < count) await new Promise<void>((resolve) => { waiting.push(resolve); }); }, end };
}

it("hears of each version, also after the line was broken", async () => {
  const { until, end } = follow();
  await server.until(() => server.streams.length === 1);
  server.send([version(0), version(0, "app.py, line 2: SyntaxError")]);
  await until(2);
  server.drop();
  await server.until(() => server.streams.length === 1);
  server.send([version(1)]);
  await until(3);
  end();
  expect(heard).toEqual([version(0), version(0, "app.py, line 2: SyntaxError"), version(1)]);
});

it("asks no more where the server tells of no versions any more", async () => {
  follow();
  await server.until(() => server.streams.length === 1);
  server.on("GET /gradio_api/dev/reload", (_, response) => { reply(response, { detail: "Not Found" }, 404); });
  server.drop();
  await server.until(() => server.of("GET /gradio_api/dev/reload").length === 2);
  await app.view_api().catch(() => undefined);
  expect(server.of("GET /gradio_api/dev/reload")).toHaveLength(2);
});

it("asks no more when it was told to end", async () => {
  const { end } = follow();
  await server.until(() => server.streams.length === 1);
  end();
  server.drop();
  await app.view_api().catch(() => undefined);
  expect(server.of("GET /gradio_api/dev/reload")).toHaveLength(1);
});
