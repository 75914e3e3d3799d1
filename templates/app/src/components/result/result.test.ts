import { eventually } from "../../kit/testing/eventually.js";
import { beforeAll, describe, expect, it } from "vitest";
import { IDLE } from "../../graph/node.svelte.js";
import { render, type Rendered } from "../../kit/testing/render.js";
import { partsOf } from "./kinds.js";
import Result from "./Result.svelte";
import type { Value } from "./shapes.js";
import { defaults } from "./types.js";

const file = (name: string, mime_type: string) => ({ path: name, url: `/${name}`, orig_name: name, mime_type, meta: { _type: "gradio.FileData" as const } });
const PICTURE = file("a.png", "image/png");
const TEXT = file("a.txt", "text/plain");
const TABLE = { headers: ["a"], data: [[1]], metadata: null };

const kinds = (value: Value): string[] => partsOf(value).map((part) => part.kind);

describe("what a result is", () => {
  it.each<[Value, string[]]>([
    [null, ["textbox"]], ["text", ["textbox"]], [true, ["textbox"]], [3, ["number"]],
    [{ a: 1 }, ["json"]], [{}, ["json"]], [[], ["json"]], [[1, 2], ["json"]], [{ headers: 1, data: 2, metadata: 3 }, ["json"]],
    [PICTURE, ["image"]], [TEXT, ["file"]], [[PICTURE, TEXT], ["file"]],
    [TABLE, ["dataframe"]], [[[1, 2], [3, 4]], ["dataframe"]], [[[1], [2, 3]], ["json"]], [[[]], ["json"]], [[[[1]]], ["json"]],
    [[{ a: 1, b: "x" }, { a: 2, b: null }], ["dataframe"]], [[{ a: 1 }, { b: 2 }], ["json"]], [[{ a: [1] }], ["json"]], [[{ a: 1 }, 2], ["json"]],
    [[PICTURE, "text", 3], ["image", "textbox", "number"]], [[TABLE, [1]], ["dataframe", "json"]],
    [{ meta: null }, ["json"]], [{ meta: { _type: "other" } }, ["json"]],
  ])("%j is drawn as %j", (value, expected) => {
    expect(kinds(value)).toEqual(expected);
  });

  it("makes tables of rows and of records", () => {
    expect(partsOf([[1, 2]])[0]?.value).toEqual({ headers: ["1", "2"], data: [[1, 2]], metadata: null });
    expect(partsOf([{ a: 1, b: "x" }])[0]?.value).toEqual({ headers: ["a", "b"], data: [[1, "x"]], metadata: null });
    expect(partsOf(true)[0]?.value).toBe("true");
  });

  it("takes a long list with pictures in it for data", () => {
    expect(kinds([PICTURE, ...Array<string>(12).fill("x")])).toEqual(["json"]);
  });
});

describe("the component", () => {
  // What it is drawn with is loaded when it is needed; here, before: only that it is drawn is asked.
  beforeAll(async () => {
    await Promise.all([
      import("../textbox/Textbox.svelte"), import("../json/Json.svelte"), import("../image/Image.svelte"),
      import("../dataframe/Dataframe.svelte"),
    ]);
  }, 60_000);

  const output = (value: Value, more: object = {}): Rendered => render(Result, { ...defaults, label: "Answer", interactive: false, value, ...more });
  const labels = ({ all }: Rendered): string[] => all(".head .label").map((each) => each.textContent.trim());

  it("draws text, and what comes after it as what that is", async () => {
    const drawn = output("hello");
    await eventually(() => { expect(drawn.root.textContent).toContain("hello"); });
    expect(labels(drawn)).toEqual(["Answer"]);
    drawn.set({ value: { deep: [1] } });
    await eventually(() => { expect(drawn.find("[role=tree]").textContent).toContain("deep"); });
    expect(drawn.root.textContent).not.toContain("hello");
  });

  it("is one block with the id that the page documents", async () => {
    const drawn = output(null, { elem_id: "answer" });
    await eventually(() => { expect(drawn.find("#answer").textContent).toContain("The result appears here."); });
  });

  it("draws several things below each other, each with a name and an id of its own", async () => {
    const drawn = output([PICTURE, "a caption"]);
    await eventually(() => { expect(labels(drawn)).toEqual(["Answer 1", "Answer 2"]); });
    const ids = drawn.all("[id]").map((each) => each.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(drawn.find("img").getAttribute("src")).toBe("/a.png");
  });

  it("tells in its first part how the run is getting on, and forgets a failure there", async () => {
    const drawn = output(["text", TABLE]);
    await eventually(() => { expect(labels(drawn)).toEqual(["Answer 1", "Answer 2"]); });
    drawn.node.status = { ...IDLE, stage: "failed", title: "Error", message: "It broke." };
    await eventually(() => { expect(drawn.root.textContent).toContain("It broke."); });
    expect(drawn.all("[role=alert]").length).toBe(1);
    drawn.node.dismiss();
    await eventually(() => { expect(drawn.root.textContent).not.toContain("It broke."); });
  });
});
