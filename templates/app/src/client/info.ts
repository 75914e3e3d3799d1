import { ArgumentError, EndpointError } from "./errors.js";
import type { ApiInfo, ApiParameter, ComponentConfig, Config, Dependency, EndpointInfo } from "./types.js";

const SKIPPED = new Set(
  "state row column tabs tab tabitem box form accordion group interpretation dataset panes pane runbar".split(" "),
);

/** A function of the app as calls need it. */
export interface Endpoint {
  /** Index that goes over the wire. */
  fn_index: number;
  dependency: Dependency;
  /** `/name`, or null where it has none. */
  name: string | null;
  /** The components whose values callers give and get. */
  inputs: ComponentConfig[];
  outputs: ComponentConfig[];
  /** Positions of the inputs and outputs that callers do not see. */
  hidden_inputs: ReadonlySet<number>;
  hidden_outputs: ReadonlySet<number>;
}

/** Finds endpoints of one config. */
export class Endpoints {
  private readonly config: Config;
  private readonly skipped: ReadonlySet<number>;
  private readonly raw: boolean;

  /** @param raw - Whether functions that their author hides from callers are found, as the page has to. */
  constructor(config: Config, raw: boolean) {
    this.config = config;
    this.raw = raw;
    this.skipped = new Set(config.components.filter((c) => c.skip_api ?? SKIPPED.has(c.type)).map((c) => c.id));
  }

  /** Return the endpoint with this name (with or without the slash) or index. Throws `EndpointError` where there is none. */
  find(which: string | number): Endpoint {
    const position = this.config.dependencies.findIndex((dependency, index) =>
      typeof which === "number" ? id_of(dependency, index) === which : name_of(dependency) === slashed(which));
    const dependency = this.config.dependencies[position];
    if (dependency === undefined) throw new EndpointError(`${this.unknown(which)} ${this.known()}`);
    if (!this.raw && is_hidden(dependency)) throw new EndpointError(`Function ${String(which)} is hidden from callers. ${this.known()}`);
    return {
      fn_index: id_of(dependency, position),
      dependency,
      name: name_of(dependency),
      inputs: this.shown(dependency.inputs),
      outputs: this.shown(dependency.outputs),
      hidden_inputs: this.hidden(dependency.inputs),
      hidden_outputs: this.hidden(dependency.outputs),
    };
  }

  private shown(ids: number[]): ComponentConfig[] {
    return ids.filter((id) => !this.skipped.has(id)).map((id) =>
      this.config.components.find((component) => component.id === id) ?? { id, type: "", props: {} });
  }

  private hidden(ids: number[]): ReadonlySet<number> {
    return new Set(ids.flatMap((id, index) => (this.skipped.has(id) ? [index] : [])));
  }

  private unknown(which: string | number): string {
    return typeof which === "number" ? `This app has no function number ${String(which)}.` : `This app has no endpoint "${slashed(which)}".`;
  }

  private known(): string {
    const names = this.config.dependencies.map(name_of).filter((name) => name !== null);
    return names.length > 0 ? `It has ${names.slice(0, 20).join(", ")}.` : "None of its functions has a name.";
  }
}

function slashed(name: string): string {
  return name.startsWith("/") ? name : `/${name}`;
}

function id_of(dependency: Dependency, index: number): number {
  return dependency.id ?? index;
}

function is_hidden({ api_name, api_visibility }: Dependency): boolean {
  return api_name === false || api_visibility === "private";
}

function name_of(dependency: Dependency): string | null {
  return typeof dependency.api_name === "string" && !is_hidden(dependency) ? slashed(dependency.api_name) : null;
}

/** Return what `/info` says about an endpoint; null where it is not listed. */
export function info_of(info: ApiInfo, { name, fn_index }: Endpoint): EndpointInfo | null {
  return (name === null ? undefined : info.named_endpoints[name]) ?? info.unnamed_endpoints[String(fn_index)] ?? null;
}

/**
 * Return the values of all parameters in order: those given by position or name, else the defaults.
 *
 * @throws ArgumentError - one is missing, unknown or too many.
 */
export function bound(parameters: ApiParameter[], given: unknown[] | Record<string, unknown>, endpoint: string): unknown[] {
  if (Array.isArray(given) && given.length > parameters.length) {
    throw new ArgumentError(`${endpoint} takes ${count(parameters.length)}, got ${String(given.length)}. ${listed(parameters)}`);
  }
  const names = names_of(parameters);
  const superfluous = Array.isArray(given) ? undefined : Object.keys(given).find((name) => !names.includes(name));
  if (superfluous !== undefined) throw new ArgumentError(`${endpoint} has no parameter "${superfluous}". ${listed(parameters)}`);
  return parameters.map((parameter, index) => {
    const name = names[index] as string;
    const value = Array.isArray(given) ? given[index] : given[name];
    if (value !== undefined) return value;
    if (parameter.parameter_has_default) return parameter.parameter_default;
    throw new ArgumentError(`${endpoint} needs a value for "${name}". ${listed(parameters)}`);
  });
}

function count(number: number): string {
  return number === 1 ? "1 argument" : `${String(number)} arguments`;
}

function listed(parameters: ApiParameter[]): string {
  const names = names_of(parameters).map((name, index) => `${name}${parameters[index]?.parameter_has_default ? "?" : ""}`);
  return names.length > 0 ? `Its parameters are ${names.join(", ")}.` : "It has no parameters.";
}

/** Gradio 3 knows labels only: "First name" is first_name. */
function names_of(parameters: ApiParameter[]): string[] {
  return parameters.map(({ parameter_name, label }, index) =>
    parameter_name ?? (label.replace(/[^\p{L}\p{N}]+/gu, "_").replace(/^_|_$/g, "").toLowerCase() || `param_${String(index)}`));
}

/** Return `values` with null where the dependency has an input that callers do not see. */
export function with_hidden(values: unknown[], hidden: ReadonlySet<number>): unknown[] {
  const rest = [...values];
  const all: unknown[] = [];
  while (rest.length > 0 || hidden.has(all.length)) all.push(hidden.has(all.length) ? null : rest.shift());
  return all;
}

/** Return `values` without those that callers do not see. */
export function without_hidden(values: unknown[], hidden: ReadonlySet<number>): unknown[] {
  return hidden.size === 0 ? values : values.filter((_, index) => !hidden.has(index));
}
