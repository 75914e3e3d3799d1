import type { ApiParameter } from "../client/types.js";

/** Stands for an uploaded file until it is known where; nobody types this character. */
const MARK = "\uE000";

export type Language = "python" | "javascript" | "curl" | "mcp";

/** A parameter with the value that the form has for it now; undefined where it has none. */
export interface Filled {
  parameter: ApiParameter;
  value: unknown;
}

/** What a snippet is made of. */
export interface Call {
  /** Address of the app, with a slash at the end. */
  base: string;
  /** Path of the API below it, with a slash at the end. */
  prefix: string;
  /** `/name` of the endpoint. */
  name: string;
  values: Filled[];
  /** Whether the function yields several results. */
  streams: boolean;
  /** Whether the app asks for a login. */
  auth: boolean;
  /** Whether the app has each session tell that it is there. */
  heartbeat: boolean;
}

/** Return how to install what the snippet imports; null where that is nothing. */
export function installation(language: Language): string | null {
  return { python: "pip install gradio_client", javascript: "npm install @gradio/client", curl: null, mcp: null }[language];
}

/** Return what the configuration of a language model's program takes to use the app's functions as tools. */
export function toolServer({ base, prefix, auth }: Pick<Call, "base" | "prefix" | "auth">, title: string): string {
  const name = title.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "") || "app";
  const login = auth ? { headers: { Authorization: "Basic <base64 of user:password>" } } : {};
  return JSON.stringify({ mcpServers: { [name]: { url: `${base}${prefix}mcp/`, ...login } } }, null, 2);
}

/** Return a program that calls the endpoint with the form's values. */
export function snippet(language: Language, call: Call): string {
  return { python, javascript, curl, mcp }[language](call);
}

/** Return the parameters that have to be said: those whose value the endpoint would not take by itself. */
function said(values: readonly Filled[]): { name: string; value: unknown }[] {
  return values.flatMap(({ parameter, value }, index) => {
    const name = parameter.parameter_name ?? `param_${index}`;
    if (value !== null && value !== undefined) return [{ name, value }];
    return parameter.parameter_has_default ? [] : [{ name, value: parameter.example_input ?? null }];
  });
}

function python({ base, name, values, streams, auth }: Call): string {
  const given = said(values);
  const names = given.some(({ value }) => holdsFile(value)) ? "Client, handle_file" : "Client";
  const login = auth ? ', auth=("user", "password")' : "";
  const lines = [...given.map(({ name: key, value }) => `${key}=${inPython(value)},`), `api_name=${JSON.stringify(name)},`];
  const call = (method: string): string => `client.${method}(\n${lines.map((line) => `    ${line.replaceAll("\n", "\n    ")}\n`).join("")})`;
  const use = streams ? `for result in ${call("submit")}:\n    print(result)` : `result = ${call("predict")}\nprint(result)`;
  return `from gradio_client import ${names}\n\nclient = Client(${JSON.stringify(base)}${login})\n${use}\n`;
}

function javascript({ base, name, values, streams, auth, heartbeat }: Call): string {
  const given = said(values);
  const names = given.some(({ value }) => holdsFile(value)) ? "Client, handle_file" : "Client";
  const login = auth ? ', { auth: ["user", "password"] }' : "";
  const fields = given.map(({ name: key, value }) => `  ${identifier(key)}: ${inJavaScript(value)},\n`).join("");
  const args = given.length === 0 ? "" : `, {\n${fields}}`;
  const use = streams
    ? `for await (const event of app.submit(${JSON.stringify(name)}${args})) {\n  if (event.type === "data") console.log(event.data);\n}`
    : `const result = await app.predict(${JSON.stringify(name)}${args});\nconsole.log(result.data);`;
  // The published client cannot end its heartbeat, which keeps Node alive.
  const end = heartbeat ? "process.exit(); // ends the session; leave it out in a browser" : "app.close();";
  return `import { ${names} } from "@gradio/client";\n\nconst app = await Client.connect(${JSON.stringify(base)}${login});\n${use}\n${end}\n`;
}

function curl({ base, prefix, name, values, auth }: Call): string {
  const cookies = auth ? " -b cookies.txt" : "";
  const login = auth ? `curl -s -c cookies.txt -d username=user -d password=password ${shell(`${base}login`)}\n` : "";
  const files: string[] = [];
  const data = values.map(({ parameter, value }) => {
    const sent = value ?? (parameter.parameter_has_default ? parameter.parameter_default : parameter.example_input);
    return replaced(sent ?? null, (file) => ({ path: `${MARK}${files.push(file)}${MARK}`, meta: { _type: "gradio.FileData" } }));
  });
  const uploads = files.map((file, index) =>
    `FILE${index + 1}=$(curl -s${cookies} -F ${shell(`files=@${file}`)} ${shell(`${base}${prefix}upload`)} | awk -F'"' '{print $2}')\n`);
  // What the shell fills in stands outside of the quotes.
  const body = shell(JSON.stringify({ data })).replace(new RegExp(`${MARK}(\\d+)${MARK}`, "g"), `'"$FILE$1"'`);
  const url = `${base}${prefix}call${name}`;
  return [
    login, ...uploads,
    `EVENT=$(curl -s${cookies} -X POST ${shell(url)} \\\n  -H 'Content-Type: application/json' \\\n  -d ${body} | awk -F'"' '{print $4}')\n`,
    `curl -sN${cookies} ${shell(`${url}/`)}$EVENT\n`,
  ].join("");
}

/** Return the call of a tool; a file is named by its URL. */
function mcp({ name, values }: Call): string {
  const given = said(values).map(({ name: key, value }) => [key, replaced(value, (file) => `https://example.com/${encodeURIComponent(file)}`)]);
  return JSON.stringify({ name: name.replace(/^\//, "").replace(/[^\w.-]+/g, "_"), arguments: Object.fromEntries(given) as unknown }, null, 2);
}

/** Return a JSON value as Python writes it, files as `handle_file(name)`. */
export function inPython(value: unknown): string {
  return written(value, { nothing: "None", yes: "True", no: "False", key: (key) => JSON.stringify(key) });
}

/** Return a JSON value as JavaScript writes it, files as `handle_file(name)`. */
export function inJavaScript(value: unknown): string {
  return written(value, { nothing: "null", yes: "true", no: "false", key: identifier });
}

interface Spelling {
  nothing: string;
  yes: string;
  no: string;
  key: (key: string) => string;
}

function written(value: unknown, spelling: Spelling): string {
  if (value === null || value === undefined) return spelling.nothing;
  if (typeof value === "boolean") return value ? spelling.yes : spelling.no;
  if (typeof value !== "object") return JSON.stringify(value);
  if (isFile(value)) return `handle_file(${JSON.stringify(fileName(value))})`;
  const parts = Array.isArray(value)
    ? value.map((item) => written(item, spelling))
    : Object.entries(value).map(([key, item]) => `${spelling.key(key)}: ${written(item, spelling)}`);
  const [open, close] = Array.isArray(value) ? ["[", "]"] : ["{", "}"];
  return `${open}${parts.join(", ")}${close}`;
}

function identifier(key: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : JSON.stringify(key);
}

/** Quote for a POSIX shell; plain words stay as they are. */
export function shell(text: string): string {
  return /^[\w./:@=%+-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

interface NamedFile {
  path: string;
  orig_name?: string | null;
}

function isFile(value: unknown): value is NamedFile {
  if (typeof value !== "object" || value === null || !("path" in value) || !("meta" in value)) return false;
  const { meta } = value;
  return typeof meta === "object" && meta !== null && "_type" in meta && meta._type === "gradio.FileData";
}

function fileName({ orig_name, path }: NamedFile): string {
  return orig_name ?? path.split(/[\\/]/).at(-1) ?? "file";
}

function holdsFile(value: unknown): boolean {
  if (isFile(value)) return true;
  return typeof value === "object" && value !== null && Object.values(value).some(holdsFile);
}

/** Return the value with each file in it replaced. */
function replaced(value: unknown, replace: (name: string) => unknown): unknown {
  if (isFile(value)) return replace(fileName(value));
  if (Array.isArray(value)) return value.map((item) => replaced(item, replace));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, replaced(item, replace)]));
}
