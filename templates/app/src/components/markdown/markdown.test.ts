import { describe, expect, it } from "vitest";
import { eventually } from "../../kit/testing/eventually.js";
import { render } from "../../kit/testing/render.js";
import Markdown from "./Markdown.svelte";
import { defaults } from "./types.js";

describe("formatted text", () => {
  it("is there at once where it has no marks", () => {
    const { find } = render(Markdown, { ...defaults, value: "# Title\n\nA text." });
    expect(find(".prose").innerHTML).toContain("<h1>Title</h1><p>A text.</p>");
  });

  it("can be read as it was written until the parser is there", async () => {
    const { find } = render(Markdown, { ...defaults, value: "Some *emphasis* <script>alert(1)</script>" });
    expect(find(".prose").textContent).toContain("Some *emphasis*");
    await eventually(() => { expect(find(".prose em").textContent).toBe("emphasis"); });
    expect(find(".prose").innerHTML).not.toContain("script");
  });

  it("loads formulas and languages for a text that has some", async () => {
    const { find } = render(Markdown, { ...defaults, value: "$x^2$\n\n```python\nimport os\n```" });
    await eventually(() => { expect(find(".prose .hljs-keyword").textContent).toBe("import"); });
    await eventually(() => { expect(find(".prose .katex-html").textContent).toContain("x"); });
  });

  it("copies code, and its whole text where it has the button", async () => {
    const copied: string[] = [];
    const clipboard = { writeText: (text: string) => { copied.push(text); return Promise.resolve(); } };
    Object.defineProperty(navigator, "clipboard", { value: clipboard, configurable: true });
    const { find, click, events } = render(Markdown, { ...defaults, value: "```\nprint(1)\n```", show_copy_button: true });
    await eventually(() => { find(".copy-code"); });
    click(".copy-code");
    click(".toolbar button");
    await eventually(() => { expect(copied).toEqual(["print(1)\n", "```\nprint(1)\n```"]); });
    await eventually(() => { expect(find(".copy-code").textContent).toBe("Copied"); });
    expect(events.map(([name]) => name)).toEqual(["copy", "copy"]);
    Reflect.deleteProperty(navigator, "clipboard");
  });

  it("links its headings where that is wanted", async () => {
    const { find } = render(Markdown, { ...defaults, value: "# Title", header_links: true });
    await eventually(() => { expect(find<HTMLAnchorElement>(".header-link").getAttribute("href")).toBe("#title"); });
  });
});
