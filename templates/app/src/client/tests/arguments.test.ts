// @vitest-environment node
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ArgumentError, Client, EndpointError } from "../index.js";
import { AppServer, dependency, info, parameter, reply } from "./server.js";

const COMPONENTS = [
  { id: 1, type: "textbox", props: {} },
  { id: 2, type: "state", props: {} },
  { id: 3, type: "number", props: {} },
  { id: 4, type: "mystery", props: {}, skip_api: true },
];

let server: AppServer;
let app: Client;

beforeEach(async () => {
  server = await new AppServer({
    components: COMPONENTS,
    dependencies: [
      dependency({ api_name: "greet", inputs: [1, 2, 3, 4], outputs: [2, 1, 4] }),
      dependency({ id: 1, api_name: "hidden", api_visibility: "private", inputs: [2, 1] }),
      dependency({ id: 2, api_name: null, inputs: [2, 1] }),
    ],
  }).start();
  server.on("GET /gradio_api/info", (_, response) => {
    reply(response, info({ "/greet": [parameter("name"), parameter("times", 2)] }));
  });
  server.on("GET /gradio_api/queue/data", (_, response) => {
    server.open(response);
    server.complete("run1", ["state", "visible", "skipped"]);
  });
  app = await Client.connect(server.url);
});

afterEach(async () => {
  app.close();
  await server.stop();
});

function sent(): unknown {
  return server.of("POST /gradio_api/queue/join").at(-1)?.json().data;
}

describe("arguments", () => {
  it.each([
    ["by position", ["Ada", 3], ["Ada", null, 3, null]],
    ["by name, in any order", { times: 3, name: "Ada" }, ["Ada", null, 3, null]],
    ["left out, by position", ["Ada"], ["Ada", null, 2, null]],
    ["left out, by name", { name: "Ada" }, ["Ada", null, 2, null]],
    ["null is a value", ["Ada", null], ["Ada", null, null, null]],
  ])("%s", async (_, args, expected) => {
    await app.predict("/greet", args);
    expect(sent()).toEqual(expected);
  });

  it.each([
    ["missing", [], '/greet needs a value for "name". Its parameters are name, times?.'],
    ["missing by name", { times: 1 }, '/greet needs a value for "name". Its parameters are name, times?.'],
    ["unknown", { nam: "Ada" }, '/greet has no parameter "nam". Its parameters are name, times?.'],
    ["too many", ["Ada", 1, 2], "/greet takes 2 arguments, got 3. Its parameters are name, times?."],
  ])("%s: an error that says what would do", async (_, args, message) => {
    const error = await app.predict("greet", args).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(ArgumentError);
    expect((error as Error).message).toBe(message);
    expect(server.of("POST /gradio_api/queue/join")).toHaveLength(0);
  });

  it("leaves State and what callers do not see out of the result", async () => {
    expect((await app.predict("/greet", ["Ada"])).data).toEqual(["visible"]);
  });

  it("takes a list for functions that are not listed, by index", async () => {
    await app.predict(2, ["Ada"]);
    expect(sent()).toEqual([null, "Ada"]);
    await expect(app.predict(2, { a: 1 })).rejects.toThrow("as a list");
    await expect(app.predict(1, ["Ada"])).rejects.toThrow("hidden from callers");
  });

  it("passes everything as it is in raw mode, without asking for the API", async () => {
    const page = await Client.connect(server.url, { raw: true, config: server.config });
    const result = await page.submit(0, ["Ada", null, 3], { index: [1, 2] }, 7).next();
    expect(result.value).toMatchObject({ data: ["state", "visible", "skipped"] });
    expect(server.of("POST /gradio_api/queue/join")[0]?.json()).toMatchObject({ data: ["Ada", null, 3], event_data: { index: [1, 2] }, trigger_id: 7 });
    expect(server.of("GET /gradio_api/info")).toHaveLength(0);
    expect(server.of("GET /config")).toHaveLength(1);
    page.close();
  });
});

describe("endpoints", () => {
  it.each([
    ["nope", 'This app has no endpoint "/nope". It has /greet.'],
    ["/hidden", 'This app has no endpoint "/hidden". It has /greet.'],
    [9, "This app has no function number 9. It has /greet."],
  ])("%s is unknown", (which, message) => {
    expect(() => app.submit(which)).toThrow(EndpointError);
    expect(() => app.submit(which)).toThrow(message);
  });

  it("are told by view_api, which asks once", async () => {
    const [first, second] = await Promise.all([app.view_api(), app.view_api()]);
    expect(Object.keys(first.named_endpoints)).toEqual(["/greet"]);
    expect(second).toBe(first);
    expect(server.of("GET /gradio_api/info")).toHaveLength(1);
  });

  it("can be asked for again after a failure", async () => {
    server.on("GET /gradio_api/info", (_, response) => { reply(response, { detail: "starting" }, 500); });
    await expect(app.view_api()).rejects.toThrow("starting");
    server.on("GET /gradio_api/info", (_, response) => { reply(response, info({})); });
    expect(await app.view_api()).toEqual({ named_endpoints: {}, unnamed_endpoints: {} });
  });
});
