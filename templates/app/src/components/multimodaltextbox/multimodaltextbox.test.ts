import { describe, expect, it } from "vitest";
import type { FileData } from "../../client/types.js";
import { render } from "../../kit/testing/render.js";
import Multimodaltextbox from "./Multimodaltextbox.svelte";
import { defaults } from "./types.js";

const stored = (name: string): FileData => ({ path: `x/${name}`, orig_name: name, meta: { _type: "gradio.FileData" } });
const upload = (files: Blob[]) => Promise.resolve(files.map((file) => stored((file as File).name)));

function pasted(text: string, files: File[] = []): ClipboardEvent {
  const event = new Event("paste", { bubbles: true, cancelable: true });
  return Object.assign(event, { clipboardData: { files, getData: () => text } }) as unknown as ClipboardEvent;
}

describe("text with files", () => {
  const value = { text: "Look", files: [stored("a.png")] };

  it("is typed without losing its files", () => {
    const { type, value: now } = render(Multimodaltextbox, { ...defaults, label: "Say", value });
    type("textarea", "Look here");
    expect(now()).toEqual({ text: "Look here", files: [stored("a.png")] });
  });

  it("loses a file by a press, and no text", () => {
    const { click, value: now } = render(Multimodaltextbox, { ...defaults, label: "Say", value });
    click("[aria-label='Remove a.png']");
    expect(now()).toEqual({ text: "Look", files: [] });
  });

  it("takes pasted files, and long texts as files", async () => {
    const { find, value: now } = render(Multimodaltextbox, { ...defaults, file_count: "multiple", max_plain_text_length: 10, value }, { upload });
    find("textarea").dispatchEvent(pasted("", [new File(["b"], "b.txt")]));
    await expect.poll(now).toEqual({ text: "Look", files: [stored("a.png"), stored("b.txt")] });
    find("textarea").dispatchEvent(pasted("far too long a text"));
    await expect.poll(() => (now() as typeof value).files.at(-1)).toEqual(stored("Pasted text.txt"));
    const short = pasted("short");
    find("textarea").dispatchEvent(short);
    expect(short.defaultPrevented).toBe(false);
  });

  it("is sent with Enter, not with Shift+Enter, and not while an answer is on its way", () => {
    const { key, events, set } = render(Multimodaltextbox, { ...defaults, value });
    key("textarea", "Enter", { shiftKey: true });
    expect(events).toEqual([]);
    key("textarea", "Enter");
    set({ submit_btn: null, stop_btn: true });
    key("textarea", "Enter");
    expect(events).toEqual([["submit", null]]);
  });
});
