import { LanguageSupport, StreamLanguage, type StreamParser } from "@codemirror/language";
import type { CodeProps } from "./types.js";

type Name = NonNullable<CodeProps["language"]>;
type Load = () => Promise<LanguageSupport>;

/** A language of the editor's older kind. */
function stream(parser: StreamParser<unknown>): LanguageSupport {
  return new LanguageSupport(StreamLanguage.define(parser));
}

const sql = async (dialect: Exclude<keyof typeof import("@codemirror/legacy-modes/mode/sql"), "sql">): Promise<LanguageSupport> =>
  stream((await import("@codemirror/legacy-modes/mode/sql"))[dialect]);

/** Each language in a chunk of its own. */
const LOADERS: Record<Name, Load> = {
  python: async () => (await import("@codemirror/lang-python")).python(),
  c: async () => (await import("@codemirror/lang-cpp")).cpp(),
  cpp: async () => (await import("@codemirror/lang-cpp")).cpp(),
  markdown: async () => (await import("@codemirror/lang-markdown")).markdown(),
  latex: async () => stream((await import("@codemirror/legacy-modes/mode/stex")).stex),
  json: async () => (await import("@codemirror/lang-json")).json(),
  html: async () => (await import("@codemirror/lang-html")).html(),
  css: async () => (await import("@codemirror/lang-css")).css(),
  javascript: async () => (await import("@codemirror/lang-javascript")).javascript({ jsx: true }),
  typescript: async () => (await import("@codemirror/lang-javascript")).javascript({ jsx: true, typescript: true }),
  jinja2: async () => stream((await import("@codemirror/legacy-modes/mode/jinja2")).jinja2),
  yaml: async () => (await import("@codemirror/lang-yaml")).yaml(),
  dockerfile: async () => stream((await import("@codemirror/legacy-modes/mode/dockerfile")).dockerFile),
  shell: async () => stream((await import("@codemirror/legacy-modes/mode/shell")).shell),
  r: async () => stream((await import("@codemirror/legacy-modes/mode/r")).r),
  sql: () => sql("standardSQL"),
  "sql-msSQL": () => sql("msSQL"),
  "sql-mySQL": () => sql("mySQL"),
  "sql-mariaDB": () => sql("mariaDB"),
  "sql-sqlite": () => sql("sqlite"),
  "sql-cassandra": () => sql("cassandra"),
  "sql-plSQL": () => sql("plSQL"),
  "sql-hive": () => sql("hive"),
  "sql-pgSQL": () => sql("pgSQL"),
  "sql-gql": () => sql("gql"),
  "sql-gpSQL": () => sql("gpSQL"),
  "sql-sparkSQL": () => sql("sparkSQL"),
  "sql-esper": () => sql("esper"),
};

/** Load what colours a language; null for one that is not known. */
export async function languageOf(name: string | null): Promise<LanguageSupport | null> {
  return name !== null && Object.hasOwn(LOADERS, name) ? LOADERS[name as Name]() : null;
}

const ENDINGS: Partial<Record<Name, string>> = {
  python: "py", c: "c", cpp: "cpp", markdown: "md", latex: "tex", json: "json", html: "html", css: "css", javascript: "js", jinja2: "j2",
  typescript: "ts", yaml: "yaml", dockerfile: "dockerfile", shell: "sh", r: "r",
};

/** The ending of a file in a language. */
export function endingOf(name: string | null): string {
  if (name?.startsWith("sql")) return "sql";
  return ENDINGS[name as Name] ?? "txt";
}
