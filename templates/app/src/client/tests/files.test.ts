// @vitest-environment node
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { ArgumentError, Client, UploadError, file_data, handle_file } from "../index.js";
import { AppServer, dependency, info, parameter, reply } from "./server.js";

let server: AppServer;
let app: Client;
let folder: string;
let output: unknown[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "client-"));
  server = await new AppServer({ components: [{ id: 1, type: "file", props: {} }], dependencies: [dependency({ inputs: [1], outputs: [1] })] }).start();
  server.config.max_file_size = 2000;
  server.on("GET /gradio_api/info", (_, response) => { reply(response, info({ "/predict": [parameter("file")] })); });
  server.on("POST /gradio_api/upload", ({ body }, response) => {
    reply(response, [...body.matchAll(/filename="([^"]*)"/g)].map(([, name], index) => `token${String(index)}/${name ?? ""}`));
  });
  server.on("GET /gradio_api/queue/data", (_, response) => {
    server.open(response);
    server.complete("run1", output);
  });
  app = await Client.connect(server.url);
});

afterEach(async () => {
  app.close();
  await server.stop();
  await rm(folder, { recursive: true });
});

async function sent(argument: unknown): Promise<unknown> {
  await app.predict("/predict", [argument]);
  return (server.of("POST /gradio_api/queue/join")[0]?.json().data as unknown[])[0];
}

const META = { _type: "gradio.FileData" };

it("uploads blobs, files and bytes at any depth in one request, each once, and names them by FileData", async () => {
  const text = new File(["hello"], "a.txt", { type: "text/plain" });
  const argument = { list: [text, new Blob(["b"]), Buffer.from("c")], again: text, plain: [1, null, "x"] };
  const first = { path: "token0/a.txt", url: null, orig_name: "a.txt", size: 5, mime_type: "text/plain", meta: META };
  const unnamed = { url: null, orig_name: "file", size: 1, mime_type: null, meta: META };
  expect(await sent(argument)).toEqual({
    list: [first, { path: "token1/file", ...unnamed }, { path: "token2/file", ...unnamed }], again: first, plain: [1, null, "x"],
  });
  const uploads = server.of("POST /gradio_api/upload");
  expect(uploads).toHaveLength(1);
  expect(uploads[0]?.body.match(/name="files"/g)).toHaveLength(3);
  expect(uploads[0]?.body).toContain("hello");
});

it("reads the file that a path names", async () => {
  const path = join(folder, "in.txt");
  await writeFile(path, "from disk");
  expect(await sent(handle_file(path))).toMatchObject({ path: "token0/in.txt", orig_name: "in.txt", size: 9 });
  expect(server.of("POST /gradio_api/upload")[0]?.body).toContain("from disk");
});

it("fetches the file that a URL names", async () => {
  server.on("GET /pictures/a%20b.png", (_, response) => response.writeHead(200, { "Content-Type": "image/png" }).end("png"));
  expect(await sent(handle_file(`${server.url}/pictures/a%20b.png`))).toMatchObject({ orig_name: "a b.png", mime_type: "image/png", size: 3 });
});

it("passes FileData on as it is", async () => {
  const file = file_data("token/x.txt");
  expect(await sent(file)).toEqual(file);
  expect(server.of("POST /gradio_api/upload")).toHaveLength(0);
});

it.each(["/no/such/file", "http://127.0.0.1:1/x"])("says that %s cannot be read", async (source) => {
  await expect(sent(handle_file(source))).rejects.toBeInstanceOf(ArgumentError);
});

it("refuses what is larger than the app takes, before it is sent", async () => {
  await expect(sent(new File(["x".repeat(2001)], "big.bin"))).rejects.toThrow("big.bin has 2.0 kB; this app takes files of up to 2.0 kB.");
  expect(server.of("POST /gradio_api/upload")).toHaveLength(0);
});

it("fails with the server's message", async () => {
  server.on("POST /gradio_api/upload", (_, response) => { reply(response, { detail: "The disk is full." }, 507); });
  const error = await sent(new Blob(["x"])).catch((e: unknown) => e);
  expect(error).toBeInstanceOf(UploadError);
  expect((error as Error).message).toBe("The upload failed: The disk is full.");
});

it("tells of progress and can be aborted", async () => {
  const progress: unknown[] = [];
  const file = new File(["hello"], "a.txt");
  const [uploaded] = await app.upload([file], { onProgress: (p) => progress.push(p) });
  expect(uploaded).toMatchObject({ path: "token0/a.txt" });
  expect(progress).toEqual([{ loaded: 5, total: 5 }]);
  const abort = new AbortController();
  server.on("POST /gradio_api/upload", () => { abort.abort(new Error("enough")); });
  await expect(app.upload([file], { signal: abort.signal })).rejects.toThrow("enough");
});

it("gives the files of a result an address that can be fetched from anywhere", async () => {
  const files = [
    { path: "t/a b.txt", url: null, meta: META },
    { path: "t/c.txt", url: "gradio_api/file=t/c.txt", meta: META },
    { path: "x", url: "https://elsewhere.example/x", meta: META },
    { path: "https://elsewhere.example/y", url: null, meta: META },
  ];
  output = [{ deep: files }];
  const { data } = await app.predict("/predict", [null]);
  const urls = (data[0] as { deep: { url: string }[] }).deep.map((file) => file.url);
  expect(urls).toEqual([
    `${server.url}/gradio_api/file=t/a%20b.txt`, `${server.url}/gradio_api/file=t/c.txt`, "https://elsewhere.example/x", "https://elsewhere.example/y",
  ]);
  output = [];
});
