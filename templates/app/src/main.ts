import { mount } from "svelte";
import App from "./App.svelte";
import { Client } from "./client/connect.js";
import type { Config } from "./client/types.js";
import { language } from "./i18n/index.svelte.js";
import { load } from "./shell/registry.js";
import "./theme/theme.svelte.js";

declare global {
  interface Window {
    gradio_config: Config;
  }
}

async function start(target: HTMLElement): Promise<void> {
  const config = window.gradio_config;
  const base = document.baseURI;
  if (config.dev_mode) (await import("./shell/reload.js")).restore(config);
  const client = config.auth_required ? null : await Client.connect(base, { config, raw: true });
  const types = new Set((client?.config.components ?? []).map(({ type }) => type));
  // What the page shows is there when it is first shown: nothing jumps. A part that fails says so in its own place.
  await Promise.allSettled([language.choose(navigator.languages), ...[...types].map(load)]);
  target.replaceChildren();
  mount(App, { target, props: { config, base, client } });
  const embed = new URLSearchParams(location.search).get("__embed");
  if (embed !== null && parent !== window) void import("./embed/framed.js").then(({ fit }) => { fit(target.firstElementChild as HTMLElement, embed); });
  fonts(config.stylesheets ?? []);
}

/** Fonts from elsewhere that the app's author asked for; added late, so that a slow or missing network holds nothing up. */
function fonts(addresses: readonly string[]): void {
  for (const href of addresses) document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href }));
}

const target = document.getElementById("app");
if (target) void start(target);
