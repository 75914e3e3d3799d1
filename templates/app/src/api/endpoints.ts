import type { ApiInfo, Config, Dependency, EndpointInfo } from "../client/types.js";
import type { Filled } from "./snippets.js";

/** An endpoint of the app with what the page knows of it. */
export interface Endpoint {
  name: string;
  info: EndpointInfo;
  /** Blocks of the form whose values its parameters are, in order. */
  inputs: number[];
  streams: boolean;
}

/** Return the endpoints that have a name, in the order of the app. */
export function endpointsOf(info: ApiInfo, config: Pick<Config, "components" | "dependencies">): Endpoint[] {
  const hidden = new Set(config.components.filter(({ skip_api, type }) => skip_api ?? type === "state").map(({ id }) => id));
  const named = new Map<string, Dependency>();
  for (const dependency of config.dependencies) {
    if (typeof dependency.api_name === "string") named.set(`/${dependency.api_name}`, dependency);
  }
  return Object.entries(info.named_endpoints).map(([name, each]) => {
    const dependency = named.get(name);
    return {
      name,
      info: each,
      inputs: (dependency?.inputs ?? []).filter((id) => !hidden.has(id)),
      streams: dependency?.types?.generator ?? false,
    };
  });
}

/** Return the endpoint's parameters with the values that the form has now. */
export function filled({ info, inputs }: Endpoint, value: (id: number) => unknown): Filled[] {
  return info.parameters.map((parameter, index) => {
    const id = inputs[index];
    return { parameter, value: id === undefined ? undefined : value(id) };
  });
}
