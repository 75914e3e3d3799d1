// Measures what the build made, in gzipped bytes, against the budgets; sizes are exact, so this can fail a build.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { gzipSync } from "node:zlib";

const STATIC = resolve(import.meta.dirname, "../../../gradio_lib/static");
const KB = 1024;
/** Script and style of a text app, and all that its first load fetches: the page itself and the theme come to these. */
const FIRST_LOAD = 70 * KB;
/** What each kind of component may add to that, beside what is loaded only once it is needed. */
const CHUNKS = {
  textbox: 30, number: 30, slider: 30, checkbox: 30, checkboxgroup: 30, radio: 30, dropdown: 30, button: 30, state: 30,
  dataframe: 24, dataset: 5, file: 6, html: 3, annotatedimage: 4, gallery: 12, image: 9, imageeditor: 7, json: 6, label: 5, markdown: 5,
  audio: 12, chatbot: 14, code: 120, colorpicker: 3, datetime: 2, downloadbutton: 2, highlightedtext: 3, interpretation: 4, multimodaltextbox: 6, timer: 1, uploadbutton: 5, video: 10,
  model3d: 5, nativeplot: 6, plot: 3, timeseries: 6,
};
/** Heavy parts, loaded once a text, a cell or a press needs them. */
const LATE = { "kit/markdown/render.ts": 30, "kit/markdown/katex.ts": 95, "image/parts/Webcam.svelte": 4, "kit/drawing/Crop.svelte": 18, "imageeditor/parts/Editor.svelte": 10, "kit/charts/Vega.svelte": 280, "plot/parts/Foreign.svelte": 6, "model3d/parts/Stage.svelte": 200,
  "audio/parts/Player.svelte": 30, "api/ApiPage.svelte": 20 };
/** Requests of a text app, with those that are no part of the bundle. */
const REQUESTS = 8;
const BESIDE = ["page", "theme.css", "favicon.ico"];

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
const entry = ["src/main.ts"];
const text = files([...entry, ...["textbox", "button"].map(part).filter(Boolean)]);
const rows = [["first load of a text app", sum(text), FIRST_LOAD]];
const added = (name) => sum([...files([name])].filter((file) => !text.has(file)));
for (const [type, budget] of Object.entries(CHUNKS)) {
  const name = part(type);
  // What has no chunk of its own comes with the entry.
  if (name) rows.push([type, added(name), budget * KB]);
}
for (const [end, budget] of Object.entries(LATE)) {
  const name = Object.keys(manifest).find((each) => each.endsWith(end));
  if (!name) throw new Error(`No part of the build is called ${end}.`);
  rows.push([end, added(name), budget * KB]);
}

let over = false;
for (const [name, bytes, budget] of rows) {
  const bad = bytes > budget;
  over ||= bad;
  console.log(`${bad ? "over" : "ok  "} ${name.padEnd(26)} ${(bytes / 1024).toFixed(1).padStart(6)} of ${(budget / 1024).toFixed(0)} kB`);
}
const requests = text.size + BESIDE.length;
if (requests > REQUESTS) over = true;
console.log(`${requests > REQUESTS ? "over" : "ok  "} requests of a text app's first load: ${requests} of ${REQUESTS}`);
process.exit(over ? 1 : 0);
