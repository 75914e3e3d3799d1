import { describe, expect, it } from "vitest";
import type { FileData } from "../../client/types.js";
import { render } from "../../kit/testing/render.js";
import Annotatedimage from "./Annotatedimage.svelte";
import { defaults } from "./types.js";

const file = (name: string): FileData => ({ path: `x/${name}`, orig_name: name, meta: { _type: "gradio.FileData" } });
const VALUE = {
  image: file("a.png"),
  annotations: [{ image: file("1.png"), label: "cat" }, { image: file("2.png"), label: "dog" }, { image: file("3.png"), label: "cat" }],
};
const SHOWN = { ...defaults, label: "Animals", interactive: false, value: VALUE };

describe("an annotated picture", () => {
  it("has a mask for each part and a legend of the labels", () => {
    const { all, find } = render(Annotatedimage, { ...SHOWN, color_map: { dog: "rgb(1, 2, 3)" } });
    expect(all(".part").map((part) => part.style.getPropertyValue("--mask"))).toEqual(["url('x/1.png')", "url('x/2.png')", "url('x/3.png')"]);
    expect(all(".part")[1]?.style.getPropertyValue("--color")).toBe("rgb(1, 2, 3)");
    expect(all("ul button").map((button) => button.textContent)).toEqual(["dog", "cat2"].reverse());
    expect(find("img").getAttribute("alt")).toBe("Animals: cat, dog");
  });

  it("lets other labels step back where one is pressed, and says which", () => {
    const { all, events, click, set } = render(Annotatedimage, SHOWN);
    click("ul li:nth-child(2) button");
    expect(all(".part").map((part) => part.classList.contains("back"))).toEqual([true, false, true]);
    expect(events).toEqual([["select", { index: 1, value: "dog", selected: true }]]);
    set({ value: { ...VALUE, annotations: VALUE.annotations.slice(0, 1) } });
    expect(all(".part.back"), "a label that is gone keeps nobody back").toEqual([]);
  });

  it("has no legend where its author wants none", () => {
    expect(render(Annotatedimage, { ...SHOWN, show_legend: false }).all("ul")).toEqual([]);
  });
});
