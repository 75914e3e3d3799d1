import { flushSync } from "svelte";
import { describe, expect, it } from "vitest";
import { GraphNode } from "../../graph/node.svelte.js";
import { matching, type Choice } from "../../kit/choices.js";
import { moved, optionsOf, placed, type Option } from "./list.js";
import { Combobox, type DropdownNode } from "./state.svelte.js";
import { defaults, type DropdownProps } from "./types.js";

const choices: Choice[] = [["Zürich", "zrh"], ["Bern", "brn"], ["Basel", "bsl"], ["Lausanne, Bern Road", 4]];

describe("matching", () => {
  it("finds regardless of case and accents, all words in any order", () => {
    expect(matching(choices, "zur").map(([name]) => name)).toEqual(["Zürich"]);
    expect(matching(choices, "road bern").map(([name]) => name)).toEqual(["Lausanne, Bern Road"]);
    expect(matching(choices, " ")).toBe(choices);
  });

  it("puts first what begins with it", () => {
    const towns: Choice[] = [["New Bern", 1], ["Bern", 2]];
    expect(matching(towns, "bern").map(([name]) => name)).toEqual(["Bern", "New Bern"]);
  });
});

describe("the list", () => {
  const request = { choices, chosen: [], query: "", custom: false, most: null, full: false };

  it("shows so many and says how many more there are", () => {
    const { options, more } = optionsOf({ ...request, most: 3 });
    expect([options.length, more]).toEqual([3, 1]);
  });

  it("offers what was typed where any value may be given, once", () => {
    expect(optionsOf({ ...request, query: "Genf", custom: true }).options.map(({ value, index }) => [value, index])).toEqual([["Genf", null]]);
    expect(optionsOf({ ...request, query: "Bern", custom: true }).options.every(({ index }) => index !== null)).toBe(true);
  });

  it("lets only be taken away where no more may be chosen", () => {
    const { options } = optionsOf({ ...request, chosen: ["brn"], full: true });
    expect(options.map(({ disabled }) => disabled)).toEqual([true, false, true, true]);
  });

  it("passes over what cannot be chosen, and goes round", () => {
    const options = [false, true, false].map((disabled) => ({ disabled }) as Option);
    expect([moved(options, -1, "ArrowDown"), moved(options, 0, "ArrowDown"), moved(options, 2, "ArrowDown"), moved(options, 0, "ArrowUp")]).toEqual([0, 2, 0, 2]);
  });

  it("opens upwards where there is more room", () => {
    const field = { top: 700, bottom: 740, left: 0, width: 100 };
    expect(placed(field, 800)).toMatchObject({ top: null, bottom: 104 });
    expect(placed({ ...field, top: 100, bottom: 140 }, 800)).toMatchObject({ top: 144, bottom: null, max: 320 });
  });
});

describe("the combobox", () => {
  function combobox(props: Partial<DropdownProps>) {
    const events: [string, unknown][] = [];
    const node = new GraphNode(1, "dropdown", { ...defaults, choices, ...props }, (_, event, data) => events.push([event, data]));
    return { box: new Combobox(node as unknown as DropdownNode), events, value: () => node.props["value"] };
  }

  it("chooses by typing and Enter", () => {
    const { box, value, events } = combobox({});
    box.type("bas");
    box.key("Enter");
    flushSync();
    expect([value(), box.open, box.text]).toEqual(["bsl", false, "Basel"]);
    expect(events).toContainEqual(["select", { index: 2, value: "bsl", selected: true }]);
  });

  it("goes back to what was chosen when it is left or closed", () => {
    const { box, value } = combobox({ value: "brn" });
    box.type("nowhere");
    box.leave();
    expect([value(), box.text]).toEqual(["brn", "Bern"]);
    box.type("nowhere");
    box.key("Escape");
    expect([value(), box.text, box.open]).toEqual(["brn", "Bern", false]);
  });

  it("takes what was typed where any value may be given", () => {
    const { box, value } = combobox({ allow_custom_value: true });
    box.type("Genf");
    box.leave();
    expect([value(), box.text]).toEqual(["Genf", "Genf"]);
    box.type("");
    box.leave();
    expect(value()).toBeNull();
  });

  it("takes several, up to the most, and gives back the last with Backspace", () => {
    const { box, value } = combobox({ multiselect: true, max_choices: 2, value: [] });
    for (const town of ["bern", "zur", "basel"]) {
      box.type(town);
      box.key("Enter");
    }
    expect(value()).toEqual(["brn", "zrh"]);
    box.leave();
    expect(box.key("Backspace")).toBe(true);
    expect(value()).toEqual(["brn"]);
  });
});
