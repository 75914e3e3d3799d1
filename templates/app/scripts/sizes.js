// Measures what the build made, in gzipped bytes, against the budgets; sizes are exact, so this can fail a build.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { gzipSync } from "node:zlib";

const STATIC = resolve(import.meta.dirname, "../../../gradio_lib/static");
const FIRST_LOAD = 70 * 1024;
const FORM_CHUNK = 30 * 1024;
const FORM = ["textbox", "number", "slider", "checkbox", "checkboxgroup", "radio", "dropdown", "button", "state"];

const manifest = JSON.parse(readFileSync(resolve(STATIC, "manifest.json"), "utf8"));
const size = (file) => gzipSync(readFileSync(resolve(STATIC, file)), { level: 9 }).length;

/** The files that loading these parts of the manifest loads. */
function files(names, found = new Set()) {
  for (const name of names) {
    const part = manifest[name];
    if (!part || found.has(part.file)) continue;
    found.add(part.file);
    for (const css of part.css ?? []) found.add(css);
    files(part.imports ?? [], found);
  }
  return found;
}

const sum = (set) => [...set].reduce((total, file) => total + size(file), 0);
const part = (type) => Object.keys(manifest).find((name) => name.includes(`/components/${type}/`));
const entry = Object.keys(manifest).filter((name) => manifest[name].isEntry);
const text = files([...entry, ...["textbox", "button"].map(part).filter(Boolean)]);
const rows = [["first load of a text app", sum(text), FIRST_LOAD]];
for (const type of FORM) {
  const name = part(type);
  if (!name) continue;
  const own = [...files([name])].filter((file) => !text.has(file));
  rows.push([type, sum(own), FORM_CHUNK]);
}

let over = false;
for (const [name, bytes, budget] of rows) {
  const bad = bytes > budget;
  over ||= bad;
  console.log(`${bad ? "over" : "ok  "} ${name.padEnd(26)} ${(bytes / 1024).toFixed(1).padStart(6)} of ${(budget / 1024).toFixed(0)} kB`);
}
process.exit(over ? 1 : 0);
