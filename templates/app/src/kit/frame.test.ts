import { describe, expect, it } from "vitest";
import Textbox from "../components/textbox/Textbox.svelte";
import { defaults } from "../components/textbox/types.js";
import { IDLE } from "../graph/node.svelte.js";
import { render } from "./testing/render.js";

const output = (more: object = {}) => render(Textbox, { ...defaults, label: "Answer", interactive: false, ...more });
const shown = (root: HTMLElement): string => root.textContent.replace(/\s+/g, " ").trim();

describe("an output", () => {
  it("is empty in one muted line, until there is something", () => {
    const { root, set } = output();
    expect(shown(root)).toContain("The result appears here.");
    set({ value: "forty-two" });
    expect(shown(root)).toBe("Answer forty-two");
  });

  it("keeps the old result while it runs, says so, and shows the share that is done", () => {
    const { root, node, set, find } = output({ value: "old" });
    node.status = { ...IDLE, stage: "pending", running: true, since: performance.now(), progress: [{ index: 1, length: 4, unit: null, progress: null, desc: "Step" }] };
    set({});
    expect(find(".control").getAttribute("aria-busy")).toBe("true");
    expect(shown(root)).toContain("old");
    expect(shown(root)).toContain("Step 1 / 4 · 25 %");
    expect(find(".line i").style.transform).toBe("scaleX(0.25)");
  });

  it("says a failure in its place, in the function's words, and gives the last result back", () => {
    const { root, node, set, find, click } = output({ value: "old" });
    node.status = { ...IDLE, stage: "failed", message: "No such city", title: "Error" };
    set({});
    expect(find("[role=alert]").textContent).toContain("No such city");
    expect(shown(root)).not.toContain("old");
    click("[role=alert] .text-button");
    expect(shown(root)).toBe("Answer old");
  });
});

describe("a field", () => {
  const field = (more: object = {}) => render(Textbox, { ...defaults, label: "Name", ...more });

  it("is named by its label and described by its info", () => {
    const { find } = field({ info: "As in the passport" });
    const control = find<HTMLTextAreaElement>("textarea");
    expect(control.labels[0]?.textContent.trim()).toBe("Name");
    expect(find(`#${control.getAttribute("aria-describedby") ?? ""}`).textContent).toBe("As in the passport");
  });

  it("is named by it even where it is not shown", () => {
    const { find } = field({ show_label: false });
    expect(find<HTMLTextAreaElement>("textarea").labels[0]?.textContent.trim()).toBe("Name");
    expect(find("label").className).toContain("visually-hidden");
  });

  it("has the author's id and classes, else the documented id", () => {
    expect(field({ elem_id: "me", elem_classes: ["a", "b"] }).find("#me").className).toMatch(/\ba b\b/);
    expect(field().find("#component-1").className).toContain("block");
  });
});
