import "./code.css";
import core from "highlight.js/lib/core";
import type { LanguageFn } from "highlight.js";

type Load = () => Promise<{ default: LanguageFn }>;

const LOADERS: Record<string, Load> = {
  bash: () => import("highlight.js/lib/languages/bash"),
  c: () => import("highlight.js/lib/languages/c"),
  cpp: () => import("highlight.js/lib/languages/cpp"),
  csharp: () => import("highlight.js/lib/languages/csharp"),
  css: () => import("highlight.js/lib/languages/css"),
  diff: () => import("highlight.js/lib/languages/diff"),
  dockerfile: () => import("highlight.js/lib/languages/dockerfile"),
  go: () => import("highlight.js/lib/languages/go"),
  ini: () => import("highlight.js/lib/languages/ini"),
  java: () => import("highlight.js/lib/languages/java"),
  javascript: () => import("highlight.js/lib/languages/javascript"),
  json: () => import("highlight.js/lib/languages/json"),
  julia: () => import("highlight.js/lib/languages/julia"),
  kotlin: () => import("highlight.js/lib/languages/kotlin"),
  latex: () => import("highlight.js/lib/languages/latex"),
  lua: () => import("highlight.js/lib/languages/lua"),
  makefile: () => import("highlight.js/lib/languages/makefile"),
  markdown: () => import("highlight.js/lib/languages/markdown"),
  perl: () => import("highlight.js/lib/languages/perl"),
  php: () => import("highlight.js/lib/languages/php"),
  powershell: () => import("highlight.js/lib/languages/powershell"),
  python: () => import("highlight.js/lib/languages/python"),
  "python-repl": () => import("highlight.js/lib/languages/python-repl"),
  r: () => import("highlight.js/lib/languages/r"),
  ruby: () => import("highlight.js/lib/languages/ruby"),
  rust: () => import("highlight.js/lib/languages/rust"),
  scala: () => import("highlight.js/lib/languages/scala"),
  sql: () => import("highlight.js/lib/languages/sql"),
  swift: () => import("highlight.js/lib/languages/swift"),
  typescript: () => import("highlight.js/lib/languages/typescript"),
  xml: () => import("highlight.js/lib/languages/xml"),
  yaml: () => import("highlight.js/lib/languages/yaml"),
};

const ALIASES: Record<string, string> = {
  py: "python", python3: "python", pycon: "python-repl", js: "javascript", jsx: "javascript", mjs: "javascript", ts: "typescript",
  tsx: "typescript", sh: "bash", shell: "bash", zsh: "bash", console: "bash", html: "xml", svg: "xml", svelte: "xml", vue: "xml", "c++": "cpp",
  h: "c", cc: "cpp", hpp: "cpp", "c#": "csharp", cs: "csharp", golang: "go", toml: "ini", jsonc: "json", json5: "json", jl: "julia", kt: "kotlin",
  tex: "latex", make: "makefile", md: "markdown", pl: "perl", ps1: "powershell", rb: "ruby", rs: "rust", yml: "yaml", docker: "dockerfile", patch: "diff",
  postgresql: "sql", mysql: "sql", sqlite: "sql",
};

function nameOf(language: string): string {
  return ALIASES[language] ?? language;
}

/** Load the languages that are known and not there yet; false where there was none. */
export async function loadLanguages(languages: readonly string[]): Promise<boolean> {
  const names = [...new Set(languages.map(nameOf))].filter((name) => Object.hasOwn(LOADERS, name) && !core.getLanguage(name));
  await Promise.all(names.map(async (name) => {
    const loaded = await LOADERS[name]?.();
    if (loaded) core.registerLanguage(name, loaded.default);
  }));
  return names.length > 0;
}

/** Return the code with its parts marked, null for a language that is not loaded. */
export function highlight(code: string, language: string): string | null {
  const name = nameOf(language);
  return core.getLanguage(name) ? core.highlight(code, { language: name, ignoreIllegals: true }).value : null;
}
