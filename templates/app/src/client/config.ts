import { AuthError, ProtocolError, ServerError } from "./errors.js";
import { isRecord, type Http } from "./http.js";
import type { Config } from "./types.js";

/** Fetch the app's config; where the route is missing, take the one that its page carries. */
export async function fetch_config(http: Http): Promise<Config> {
  try {
    return checked(await http.get_json(http.url("config")));
  } catch (error) {
    if (!(error instanceof ServerError) && !(error instanceof SyntaxError)) throw error;
    const config = await config_of_page(http);
    if (config === null) throw new ProtocolError(`There is no Gradio-compatible app at ${http.base}.`, { cause: error });
    return checked(config);
  }
}

async function config_of_page(http: Http): Promise<unknown> {
  const response = await http.fetch(http.base);
  const found = /window\.gradio_config\s*=\s*(\{.*?\});\s*<\/script>/s.exec(await response.text());
  return found?.[1] === undefined ? null : (JSON.parse(found[1]) as unknown);
}

/** Return `config` if calls can be made with it. */
export function checked(config: unknown): Config {
  if (!isRecord(config)) throw new ProtocolError("The app's config is no object.");
  if (config.auth_required === true) {
    throw new AuthError("This app asks for a login.", typeof config.auth_message === "string" ? config.auth_message : null);
  }
  if (!Array.isArray(config.dependencies) || !Array.isArray(config.components)) {
    throw new ProtocolError("The app's config lists no components and dependencies.");
  }
  return config as unknown as Config;
}
