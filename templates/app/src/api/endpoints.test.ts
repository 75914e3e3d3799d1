import { expect, it } from "vitest";
import type { ApiInfo, ApiParameter, Dependency, EndpointInfo } from "../client/types.js";
import { endpointsOf, filled } from "./endpoints.js";

const parameter: ApiParameter = { label: "Text", parameter_name: "text", type: {}, python_type: { type: "str", description: "" }, component: "Textbox" };
const endpoint: EndpointInfo = { parameters: [parameter], returns: [] };
const info: ApiInfo = { named_endpoints: { "/shout": endpoint, "/count": endpoint }, unnamed_endpoints: {} };
const dependency = (api_name: string, inputs: number[], generator: boolean): Dependency => ({
  targets: [], inputs, outputs: [], backend_fn: true, api_name, types: { generator },
});

it("finds the form's blocks behind an endpoint's parameters, without States", () => {
  const config = {
    components: [{ id: 1, type: "textbox", props: {} }, { id: 2, type: "state", props: {}, skip_api: true }],
    dependencies: [dependency("shout", [2, 1], false), dependency("count", [], true)],
  };
  const found = endpointsOf(info, config);
  expect(found.map(({ name, inputs, streams }) => [name, inputs, streams])).toEqual([["/shout", [1], false], ["/count", [], true]]);
  expect(found.map((each) => filled(each, (id) => `value of ${String(id)}`)[0]?.value)).toEqual(["value of 1", undefined]);
});
