import { flushSync } from "svelte";
import { describe, expect, it } from "vitest";
import { render, type Rendered } from "../../kit/testing/render.js";
import Chatbot from "./Chatbot.svelte";
import { edited, groupsOf, questionBefore, spoken, transcript } from "./messages.js";
import { reasoned } from "./reasoning.js";
import type { Message } from "./shapes.js";
import { defaults } from "./types.js";

const say = (role: Message["role"], text: string, more: Partial<Message> = {}): Message => ({ role, content: [{ type: "text", text }], ...more });
const TALK = [say("user", "Hello"), say("assistant", "Hi"), say("assistant", "there"), say("user", "Bye")];
const TAGS = [["<think>", "</think>"]] as const;

describe("messages", () => {
  it("of one side stand together, or each alone", () => {
    const sizes = (together: boolean): number[] => groupsOf(TALK, together, []).map(({ messages }) => messages.length);
    expect(sizes(true)).toEqual([1, 2, 1]);
    expect(sizes(false)).toEqual([1, 1, 1, 1]);
  });

  it("of the system are not shown", () => {
    expect(groupsOf([say("system", "Be nice"), ...TALK], true, [])[0]?.messages[0]?.at).toBe(1);
  });

  it("stand below the thought that they belong to", () => {
    const thoughts = [
      say("assistant", "a", { metadata: { title: "Search", id: 1 } }), say("assistant", "b", { metadata: { title: "Read", parent_id: 1 } }),
      say("assistant", "c", { metadata: { title: "Lost", parent_id: 9 } }),
    ];
    const [group] = groupsOf(thoughts, true, []);
    expect(group?.messages.map(({ message }) => message.metadata?.title)).toEqual(["Search", "Lost"]);
    expect(group?.messages[0]?.below[0]?.message.metadata?.title).toBe("Read");
  });

  it("are named by their place, those of pairs by the pair and its side", () => {
    expect(spoken(TALK, 1)).toEqual({ index: 1, value: "Hi" });
    expect(spoken([say("assistant", "Hi", { turn: 3 })], 0)).toEqual({ index: [3, 1], value: "Hi" });
    expect(questionBefore(TALK, 2)).toBe(0);
  });

  it("are edited without losing their files", () => {
    const file = { type: "file", file: { path: "x/a", meta: { _type: "gradio.FileData" } } } as const;
    const [changed] = edited([{ role: "user", content: [{ type: "text", text: "old" }, file] }], 0, "new");
    expect(changed?.content).toEqual([{ type: "text", text: "new" }, file]);
  });

  it("are copied with who says them", () => {
    expect(transcript(TALK.slice(0, 2), { user: "You", assistant: "Bot" })).toBe("You: Hello\n\nBot: Hi");
  });
});

describe("reasoning between tags", () => {
  const parts = (text: string): [string | undefined, unknown][] =>
    reasoned(say("assistant", text), TAGS).map(({ content, metadata }) => [content[0]?.type === "text" ? content[0].text : "", metadata?.status ?? null]);

  it("is a thought of its own", () => {
    expect(parts("<think>hm</think>Yes")).toEqual([["hm", "done"], ["Yes", null]]);
    expect(parts("First <think>hm</think>")).toEqual([["First ", null], ["hm", "done"]]);
  });

  it("is still going on while its end is not there", () => {
    expect(parts("<think>hm")).toEqual([["hm", "pending"]]);
  });

  it("is nothing where there is none", () => {
    expect(parts("Yes")).toEqual([["Yes", null]]);
  });
});

describe("the conversation", () => {
  const draw = (props: object = {}, hears: string[] = []): Rendered =>
    render(Chatbot, { ...defaults, label: "Chat", value: TALK, ...props }, { hears: (_, event) => hears.includes(event) });

  it("is a log of what was said, by side", () => {
    const { find, all } = draw();
    expect(find("[role=log]").getAttribute("aria-label")).toBe("Chat");
    expect(all("[data-testid=user]").map(({ textContent }) => textContent.trim())).toEqual(["Hello", "Bye"]);
    expect(all("[data-testid=bot]").map(({ textContent }) => textContent.trim())).toEqual(["Hi", "there"]);
  });

  it("says what is awaited, and where a function failed, in its place", () => {
    const { node, root } = draw();
    node.status = { ...node.status, stage: "pending" };
    flushSync();
    expect(root.textContent).toContain("Writing an answer");
    node.status = { ...node.status, stage: "failed", title: "The function failed", message: "No memory", hint: "" };
    flushSync();
    expect(root.textContent).toContain("No memory");
    expect(root.textContent).toContain("Hello");
  });

  it("is judged; a second press takes the judgement back", () => {
    const { all, events } = draw({}, ["like"]);
    const thumbs = all("button[aria-label='Good answer']");
    expect(thumbs).toHaveLength(2);
    thumbs[0]?.click();
    flushSync();
    expect(all("button[aria-label='Good answer']")[0]?.ariaPressed).toBe("true");
    all("button[aria-label='Good answer']")[0]?.click();
    all("button[aria-label='Bad answer']")[1]?.click();
    expect(events).toEqual([
      ["like", { index: 1, value: "Hi", liked: true }], ["like", { index: 1, value: "Hi", liked: null }], ["like", { index: 2, value: "there", liked: false }],
    ]);
  });

  it("is judged in words of the author's", () => {
    const { find, events } = draw({ feedback_options: ["Wrong"], value: TALK.slice(0, 2), feedback_value: ["Wrong"] }, ["like"]);
    const choice = find<HTMLSelectElement>("select");
    expect(choice.value).toBe("Wrong");
    choice.value = "";
    choice.dispatchEvent(new Event("change", { bubbles: true }));
    expect(events).toEqual([["like", { index: 1, value: "Hi", liked: null }]]);
  });

  it("is answered again or taken back from its last answer, not while one is on its way", () => {
    const { all, click, events, node } = draw({}, ["retry", "undo"]);
    click("button[aria-label='Answer again']");
    click("button[aria-label='Take back the last exchange']");
    expect(events).toEqual([["retry", { index: 0, value: "Hello" }], ["undo", { index: 0, value: "Hello" }]]);
    node.status = { ...node.status, stage: "generating" };
    flushSync();
    expect(all("button[aria-label='Answer again']")).toEqual([]);
  });

  it("is edited in its place", () => {
    const { all, find, click, type, events, value } = draw({ editable: "user" });
    expect(all("button[aria-label='Edit message']")).toHaveLength(2);
    all("button[aria-label='Edit message']")[0]?.click();
    flushSync();
    expect(find<HTMLTextAreaElement>("textarea").value).toBe("Hello");
    type("textarea", "Hey");
    click(".editor .primary");
    expect((value() as Message[])[0]?.content).toEqual([{ type: "text", text: "Hey" }]);
    expect(events.at(-1)).toEqual(["edit", { index: 0, previous_value: "Hello", value: "Hey" }]);
  });

  it("leaves a message as it was where editing is given up", () => {
    const { all, key, events } = draw({ editable: "user" });
    all("button[aria-label='Edit message']")[0]?.click();
    flushSync();
    key("textarea", "Escape");
    expect([all("textarea").length, events]).toEqual([0, []]);
  });

  it("says which message was pressed, by mouse or by button", () => {
    const { all, events } = draw({}, ["select"]);
    all("[data-testid=bot]")[0]?.click();
    all("button[aria-label='Select message']")[3]?.click();
    expect(events).toEqual([
      ["select", { index: 1, value: "Hi", selected: true }], ["select", { index: 3, value: "Bye", selected: true }],
    ]);
  });

  it("offers answers to choose from, below the last message only", () => {
    const options = [{ value: "yes", label: "Yes" }, { value: "no" }];
    const { all, events, set } = draw({ value: [say("assistant", "Well?", { options })] });
    expect(all(".options button").map(({ textContent }) => textContent)).toEqual(["Yes", "no"]);
    all(".options button")[0]?.click();
    expect(events).toEqual([["option_select", { index: 0, value: "yes" }]]);
    set({ value: [say("assistant", "Well?", { options }), say("user", "yes")] });
    expect(all(".options button")).toEqual([]);
  });

  it("begins with a greeting and examples", () => {
    const examples = [{ text: "Ada" }, { text: "Bob", display_text: "About Bob" }];
    const { all, root, events } = draw({ value: [], placeholder: "Ask me", examples });
    expect(root.textContent).toContain("Ask me");
    all(".start button")[1]?.click();
    expect(events).toEqual([["example_select", { index: 1, value: examples[1] }]]);
  });

  it("is cleared where somebody listens", () => {
    const { click, value, events } = draw({}, ["clear"]);
    click("button[aria-label='Clear']");
    expect(value()).toEqual([]);
    expect(events.map(([name]) => name)).toEqual(["change", "input", "clear"]);
  });

  it("shows pictures, sound and film, and other files to download", () => {
    const file = (name: string, mime_type: string): Message => ({
      role: "assistant", content: [{ type: "file", alt_text: name, file: { path: `x/${name}`, orig_name: name, mime_type, meta: { _type: "gradio.FileData" } } }],
    });
    const { find, all } = draw({ value: [file("a.png", "image/png"), file("b.wav", "audio/wav"), file("c.mp4", "video/mp4"), file("d.svg", "image/svg+xml")] });
    expect(find("img").getAttribute("alt")).toBe("a.png");
    expect(find("audio").getAttribute("aria-label")).toBe("b.wav");
    expect(find("video").getAttribute("src")).toBe("x/c.mp4");
    expect(all("a.file").map((link) => link.getAttribute("download"))).toEqual(["d.svg"]);
  });

  it("folds thoughts below their titles, open while they go on", () => {
    const thought = (status: "pending" | "done"): Message => say("assistant", "hm", { metadata: { title: "Searching", status } });
    const { find, set } = draw({ value: [thought("pending")] });
    expect(find<HTMLDetailsElement>("details").open).toBe(true);
    set({ value: [thought("done")] });
    expect(find<HTMLDetailsElement>("details").open).toBe(false);
  });
});
