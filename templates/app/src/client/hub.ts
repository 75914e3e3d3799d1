import { ConnectionError, ArgumentError, ClientError } from "./errors.js";
import { Http, isRecord } from "./http.js";
import type { ClientOptions, DuplicateOptions, SpaceStatus } from "./types.js";

const HUB = "https://huggingface.co";
const POLL = 1000;
/** Milliseconds that a Space may take until it runs. */
const PATIENCE = 600_000;
const FREE = "cpu-basic";

/** What the Hub says of a Space. */
interface Space {
  stage: string;
  hardware: string;
  /** Where it runs. */
  host: string | null;
}

/**
 * Return the address of a Space as soon as it runs; one that sleeps is woken.
 *
 * @throws ConnectionError - there is no such Space for this token, or it does not run.
 */
export async function address_of(name: string, options: ClientOptions): Promise<string> {
  const hub = hub_of(options);
  const until = Date.now() + PATIENCE;
  for (let woken = false; ;) {
    const space = await about(hub, name).catch((error: unknown) => {
      const message = `The Space "${name}" cannot be found: ${(error as Error).message} An app of your own goes by its address (http://…).`;
      tell(options, { status: "error", detail: "NOT_FOUND", load_status: "error", message });
      throw new ConnectionError(message, { cause: error });
    });
    const told = await status_of(hub, name, space.stage);
    tell(options, told);
    if (told.load_status === "complete" && space.host !== null) return space.host;
    if (told.load_status === "error" || Date.now() > until) throw new ConnectionError(told.message);
    if (told.detail === "SLEEPING" && !woken && space.host !== null) {
      woken = true;
      // Whoever asks for its page wakes it; what it answers meanwhile says nothing.
      await new Http(space.host, options.headers, token_of(options)).fetch(space.host).catch(() => undefined);
    }
    await new Promise((resolve) => { setTimeout(resolve, options.poll ?? POLL); });
  }
}

/**
 * Copy a Space to the account of the token, unless the copy is there already, and return its name.
 *
 * @throws ArgumentError - there is no token; ClientError - the Hub refuses.
 */
export async function duplicate(source: string, options: DuplicateOptions): Promise<string> {
  if (token_of(options) === undefined) throw new ArgumentError('To duplicate a Space takes a token: { token: "hf_…" }.');
  const hub = hub_of(options);
  try {
    const owner = await hub.get_json(hub.url("api/whoami-v2"));
    const name = `${isRecord(owner) ? String(owner["name"]) : ""}/${source.split("/").pop() ?? ""}`;
    if (await about(hub, name).then(() => true, () => false)) return name;
    const hardware = options.hardware ?? (await about(hub, source)).hardware;
    // A paid machine must not run on when nobody uses it; the free one sleeps by itself.
    const sleep = hardware === FREE ? {} : { sleepTimeSeconds: (options.timeout ?? 5) * 60 };
    await hub.post_json(hub.url(`api/spaces/${source}/duplicate`), { repository: name, private: options.private ?? false, hardware, ...sleep });
    return name;
  } catch (error) {
    throw new ClientError(`The Space "${source}" cannot be duplicated: ${(error as Error).message}`, { cause: error });
  }
}

function token_of({ token, hf_token }: ClientOptions): string | undefined {
  return token ?? hf_token;
}

function hub_of(options: ClientOptions): Http {
  const { process } = globalThis as { process?: { env?: Record<string, string | undefined> } };
  return new Http(options.hub ?? process?.env?.["HF_ENDPOINT"] ?? HUB, {}, token_of(options));
}

function tell({ status_callback, space_status }: ClientOptions, status: SpaceStatus): void {
  status_callback?.(status);
  space_status?.(status);
}

async function about(hub: Http, name: string): Promise<Space> {
  const told = await hub.get_json(hub.url(`api/spaces/${name}`));
  const { runtime, host } = isRecord(told) ? told : {};
  const { stage, hardware } = isRecord(runtime) ? runtime : {};
  const { current, requested } = isRecord(hardware) ? hardware : {};
  return { stage: String(stage), hardware: [current, requested].find((each) => typeof each === "string") ?? FREE, host: typeof host === "string" ? host : null };
}

const RUNNING: SpaceStatus = { status: "running", detail: "RUNNING", load_status: "complete", message: "" };

async function status_of(hub: Http, name: string, stage: string): Promise<SpaceStatus> {
  if (stage.startsWith("RUNNING")) return RUNNING;
  if (stage === "BUILDING" || stage === "APP_STARTING") {
    return { status: "building", detail: "BUILDING", load_status: "pending", message: `The Space "${name}" is being built.` };
  }
  if (stage === "SLEEPING" || stage === "STOPPED") {
    const status = stage === "STOPPED" ? "stopped" : "sleeping";
    return { status, detail: "SLEEPING", load_status: "pending", message: `The Space "${name}" sleeps and is being woken.` };
  }
  const paused = stage === "PAUSED";
  const message = paused ? `The Space "${name}" was paused by its author.` : `The Space "${name}" does not run: ${stage}.`;
  const discussions_enabled = await discussed(hub, name);
  return { status: paused ? "paused" : "space_error", detail: stage, load_status: "error", message, discussions_enabled };
}

async function discussed(hub: Http, name: string): Promise<boolean> {
  const answer = await hub.fetch(hub.url(`api/spaces/${name}/discussions`), { method: "HEAD" });
  return answer.ok && !answer.headers.has("x-error-message");
}
