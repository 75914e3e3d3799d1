// @vitest-environment node
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { AuthError, Client, ConnectionError, ProtocolError, client, login } from "../index.js";
import { AppServer, dependency, reply } from "./server.js";

let server: AppServer;

beforeEach(async () => {
  server = await new AppServer({ dependencies: [dependency()], title: "Test" }).start();
});

afterEach(() => server.stop());

describe("connect", () => {
  it("sends the headers and the token with each request", async () => {
    const app = await client(server.url, { headers: { "x-team": "blue" }, token: "hf_x", session_hash: "mine" });
    expect(server.of("GET /config")[0]?.headers.authorization).toBe("Bearer hf_x");
    expect(server.of("GET /config")[0]?.headers["x-team"]).toBe("blue");
    expect(app.session_hash).toBe("mine");
    expect(server.received).toHaveLength(1);
  });

  it("keeps the path that a proxy puts before the app and works without a prefix", async () => {
    server.on("GET /apps/one/config", (_, response) => { reply(response, { ...server.config, api_prefix: undefined }); });
    server.on("GET /apps/one/info", (_, response) => { reply(response, { named_endpoints: {}, unnamed_endpoints: {} }); });
    const app = await Client.connect(`${server.url}/apps/one?__theme=dark#x`);
    await app.view_api();
    expect(app.file_url({ path: "t/x.png" })).toBe(`${server.url}/apps/one/file=t/x.png`);
  });

  it("takes the config that the page carries where the route is missing", async () => {
    server.on("GET /config", (_, response) => { reply(response, { detail: "Not Found" }, 404); });
    const text = JSON.stringify({ ...server.config, title: "};\\u003c/script>" });
    server.on("GET /", (_, response) => response.end(`<script>window.gradio_config = ${text};</script><script>{};</script>`));
    expect((await Client.connect(server.url)).config.dependencies).toHaveLength(1);
  });

  it.each([
    ["an answer that is no app", () => { server.routes.clear(); }, ProtocolError, "no Gradio-compatible app"],
    ["another protocol", () => { server.config.protocol = "sse_v9"; }, ProtocolError, '"sse_v9"'],
    ["a config without functions", () => { server.config = {} as typeof server.config; }, ProtocolError, "components"],
  ])("fails for %s", async (_, spoil, kind, message) => {
    spoil();
    const error = await Client.connect(server.url).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(kind);
    expect((error as Error).message).toContain(message);
  });

  it("fails where nobody answers, and for what is no URL", async () => {
    const { url } = server;
    await server.stop();
    await expect(Client.connect(url)).rejects.toBeInstanceOf(ConnectionError);
    await expect(Client.connect("my app")).rejects.toThrow('"my app" is no URL');
  });
});

describe("login", () => {
  beforeEach(() => {
    server.on("GET /config", ({ headers }, response) => {
      const known = headers.cookie === "access-token=abc; access-token-unsecure=abc";
      const refusal = { detail: { error: "Not authenticated", auth_message: "Ask Ada." } };
      reply(response, known ? server.config : refusal, known ? 200 : 401);
    });
    server.on("POST /login", ({ body }, response) => {
      const cookies = ["access-token=abc; HttpOnly; Path=/", "access-token-unsecure=abc; HttpOnly"];
      if (body === "username=ada&password=pass+word") reply(response, { success: true }, 200, { "set-cookie": cookies });
      else reply(response, { detail: "Incorrect credentials." }, 400);
    });
  });

  it("is asked for, with what the author says", async () => {
    await expect(Client.connect(server.url)).rejects.toMatchObject({ name: "AuthError", auth_message: "Ask Ada." });
    const config = { ...server.config, auth_required: true, auth_message: "Hello" };
    await expect(Client.connect(server.url, { config })).rejects.toMatchObject({ name: "AuthError", auth_message: "Hello" });
  });

  it("keeps the cookies", async () => {
    expect((await Client.connect(server.url, { auth: ["ada", "pass word"] })).config.title).toBe("Test");
  });

  it.each([[400, "wrong"], [429, "Too many attempts"]])("fails with status %i", async (status, message) => {
    server.on("POST /login", (_, response) => { reply(response, {}, status); });
    const error = await login(server.url, "ada", "x").catch((e: unknown) => e);
    expect(error).toBeInstanceOf(AuthError);
    expect((error as Error).message).toContain(message);
  });
});
