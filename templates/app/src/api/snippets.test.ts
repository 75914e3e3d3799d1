import { describe, expect, it } from "vitest";
import type { ApiParameter } from "../client/types.js";
import { inJavaScript, inPython, shell, snippet, toolServer, type Call, type Filled } from "./snippets.js";

const parameter = (name: string, more: Partial<ApiParameter> = {}): ApiParameter => ({
  label: name, parameter_name: name, type: {}, python_type: { type: "str", description: "" }, component: "Textbox", ...more,
});
const file = { path: "/uploads/1/photo.png", orig_name: "my photo.png", meta: { _type: "gradio.FileData" } };
const call = (values: Filled[], more: Partial<Call> = {}): Call => ({
  base: "http://127.0.0.1:7860/", prefix: "gradio_api/", name: "/greet", values, streams: false, auth: false, heartbeat: false, ...more,
});
const name = { parameter: parameter("name"), value: "Ada" };

describe("Python", () => {
  it("calls by keyword with the form's values", () => {
    const code = snippet("python", call([name, { parameter: parameter("excited"), value: true }]));
    expect(code).toBe(`from gradio_client import Client

client = Client("http://127.0.0.1:7860/")
result = client.predict(
    name="Ada",
    excited=True,
    api_name="/greet",
)
print(result)
`);
  });

  it("iterates over what streams, logs in, and names files", () => {
    const code = snippet("python", call([{ parameter: parameter("image"), value: file }], { streams: true, auth: true }));
    expect(code).toContain("import Client, handle_file");
    expect(code).toContain('auth=("user", "password")');
    expect(code).toContain('for result in client.submit(\n    image=handle_file("my photo.png"),\n');
  });

  it("leaves out what has a default and shows an example of what has none", () => {
    const code = snippet("python", call([
      { parameter: parameter("steps", { parameter_has_default: true, parameter_default: 3 }), value: null },
      { parameter: parameter("city", { example_input: "Bern" }), value: undefined },
    ]));
    expect(code).not.toContain("steps");
    expect(code).toContain('city="Bern"');
  });
});

describe("MCP", () => {
  it("calls a tool by its name, files by their URL", () => {
    expect(JSON.parse(snippet("mcp", call([name, { parameter: parameter("image"), value: file }])))).toEqual({
      name: "greet", arguments: { name: "Ada", image: "https://example.com/my%20photo.png" },
    });
  });

  it("says what to configure, with the header that logs in", () => {
    const place = { base: "http://127.0.0.1:7860/", prefix: "gradio_api/", auth: false };
    expect(JSON.parse(toolServer(place, "My app!"))).toEqual({ mcpServers: { "my-app": { url: "http://127.0.0.1:7860/gradio_api/mcp/" } } });
    expect(toolServer({ ...place, auth: true }, "")).toContain('"Authorization": "Basic ');
  });
});

describe("JavaScript", () => {
  it("calls by name", () => {
    expect(snippet("javascript", call([name]))).toContain('await app.predict("/greet", {\n  name: "Ada",\n});');
    expect(snippet("javascript", call([]))).toContain('await app.predict("/greet");');
  });

  it("ends the session, so that a program ends too", () => {
    expect(snippet("javascript", call([name])).trimEnd().endsWith("app.close();")).toBe(true);
    expect(snippet("javascript", call([name], { heartbeat: true }))).toContain("process.exit();");
  });

  it("iterates over what streams", () => {
    expect(snippet("javascript", call([name], { streams: true }))).toContain("for await (const event of app.submit(");
  });
});

describe("curl", () => {
  it("posts the values in order, defaults too, and reads the stream", () => {
    const values = [{ parameter: parameter("name"), value: "it's" }, { parameter: parameter("n", { parameter_has_default: true, parameter_default: 3 }), value: null }];
    expect(snippet("curl", call(values))).toBe(`EVENT=$(curl -s -X POST http://127.0.0.1:7860/gradio_api/call/greet \\
  -H 'Content-Type: application/json' \\
  -d '{"data":["it'\\''s",3]}' | awk -F'"' '{print $4}')
curl -sN http://127.0.0.1:7860/gradio_api/call/greet/$EVENT
`);
  });

  it("uploads files first", () => {
    const code = snippet("curl", call([{ parameter: parameter("images"), value: [file] }], { auth: true }));
    expect(code).toContain(`FILE1=$(curl -s -b cookies.txt -F 'files=@my photo.png' http://127.0.0.1:7860/gradio_api/upload | awk -F'"' '{print $2}')`);
    expect(code).toContain(`{"path":"'"$FILE1"'","meta":`);
    expect(code.indexOf("login")).toBeLessThan(code.indexOf("upload"));
  });
});

it("writes values as each language does", () => {
  const value = { a: [null, true, 1.5], "b c": "x\"y" };
  expect(inPython(value)).toBe('{"a": [None, True, 1.5], "b c": "x\\"y"}');
  expect(inJavaScript(value)).toBe('{a: [null, true, 1.5], "b c": "x\\"y"}');
});

it("quotes for the shell what needs it", () => {
  expect([shell("a/b.c"), shell("a b"), shell("$x"), shell("a'b")]).toEqual(["a/b.c", "'a b'", "'$x'", `'a'\\''b'`]);
});
