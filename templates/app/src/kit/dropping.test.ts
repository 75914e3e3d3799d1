import { flushSync } from "svelte";
import { describe, expect, it } from "vitest";
import type { FileData } from "../client/types.js";
import DropArea from "./DropArea.svelte";
import { Dropping, type DropOptions } from "./dropping.svelte.js";
import { render } from "./testing/render.js";
import type { UploadProgress } from "./upload.js";

const file = (name: string, type = "image/png", size = 10): File => new File([new Uint8Array(size)], name, { type });
const stored = (name: string): FileData => ({ path: `/${name}`, meta: { _type: "gradio.FileData" } });
const settled = async (): Promise<void> => {
  await new Promise((resolve) => setTimeout(resolve, 0));
  flushSync();
};

/** An upload that ends when the test says so. */
function uploads() {
  const sent: { files: Blob[]; signal: AbortSignal; progress: (progress: UploadProgress) => void; end: () => void; fail: (why: string) => void }[] = [];
  const upload: DropOptions["upload"] = (files, onProgress, signal) => new Promise((resolve, reject) => {
    signal?.addEventListener("abort", () => { reject(new Error("aborted")); });
    sent.push({
      files, signal: signal!, progress: onProgress!, end: () => { resolve(files.map((each) => stored((each as File).name))); }, fail: (why) => { reject(new Error(why)); },
    });
  });
  return { sent, upload };
}

describe("files that are dropped", () => {
  function dropping(more: Partial<DropOptions> = {}) {
    const { sent, upload } = uploads();
    const taken: string[] = [];
    const area = new Dropping(() => ({
      accept: [], multiple: false, max_file_size: null, upload, onuploaded: (files) => { taken.push(...files.map(({ path }) => path)); }, ...more,
    }));
    return { area, sent, taken };
  }

  it("are uploaded, with progress, and handed on", async () => {
    const { area, sent, taken } = dropping();
    void area.take([file("a.png"), file("b.png")]);
    sent[0]!.progress({ loaded: 5, total: 10 });
    expect([sent[0]!.files.length, area.name, area.progress]).toEqual([1, "a.png", { loaded: 5, total: 10 }]);
    sent[0]!.end();
    await settled();
    expect([taken, area.progress, area.error]).toEqual([["/a.png"], null, ""]);
  });

  it("are refused before they are sent, with the reason", async () => {
    const wrong = dropping({ accept: ["image"], multiple: true });
    await wrong.area.take([file("a.png"), file("b.csv", "text/csv")]);
    expect([wrong.sent, wrong.area.error]).toEqual([[], "b.csv cannot be used here. It takes image."]);
    const large = dropping({ max_file_size: 5 });
    await large.area.take([file("a.png")]);
    expect([large.sent, large.area.error]).toEqual([[], "a.png has 10 B; this app takes files of up to 5 B."]);
  });

  it("can be given up, which is no failure", async () => {
    const { area, sent, taken } = dropping();
    void area.take([file("a.png")]);
    area.cancel();
    await settled();
    expect([sent[0]!.signal.aborted, taken, area.error, area.progress]).toEqual([true, [], "", null]);
  });

  it("replace those that are still going up", async () => {
    const { area, sent, taken } = dropping();
    void area.take([file("a.png")]);
    // The server has just answered, and its answer is late all the same.
    sent[0]!.end();
    void area.take([file("b.png")]);
    sent[1]!.end();
    await settled();
    expect(taken).toEqual(["/b.png"]);
  });

  it("say why they could not be uploaded", async () => {
    const { area, sent } = dropping();
    void area.take([file("a.png")]);
    sent[0]!.fail("The disk is full.");
    await settled();
    expect([area.error, area.progress]).toEqual(["The disk is full.", null]);
  });
});

describe("the area", () => {
  it("takes what is dropped on it and pasted into it, and shows the way", async () => {
    const { sent, upload } = uploads();
    const { root, find } = render(DropArea, {}, { upload, max_file_size: null });
    expect(root.textContent.replace(/\s+/g, " ").trim()).toBe("Drop a file here or browse");
    const drop = new Event("drop", { bubbles: true, cancelable: true });
    Object.assign(drop, { dataTransfer: { files: [file("dropped.png")] } });
    find(".area").dispatchEvent(drop);
    const paste = new Event("paste", { bubbles: true, cancelable: true });
    Object.assign(paste, { clipboardData: { files: [file("pasted.png")] } });
    find(".area").dispatchEvent(paste);
    await settled();
    expect(sent.map(({ files }) => (files[0] as File).name)).toEqual(["dropped.png", "pasted.png"]);
    expect([drop.defaultPrevented, paste.defaultPrevented]).toEqual([true, true]);
    expect(find("progress").getAttribute("aria-label")).toBe("Uploading pasted.png");
  });
});
