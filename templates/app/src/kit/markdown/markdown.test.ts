import { describe, expect, it } from "vitest";
import { highlight, loadLanguages } from "./highlight.js";
import { formula } from "./katex.js";
import { plain } from "./plain.js";
import { render, sanitized, type MarkdownOptions, type Tools } from "./render.js";

const NONE: Tools = { formula: null, highlight: null };
const SHOWN: Tools = { formula: (source, display) => `<i>${display ? "block" : "line"}:${source}</i>`, highlight: null };

function html(text: string, options: MarkdownOptions = {}, tools = NONE): string {
  return render(text, options, tools).html.trim();
}

describe("markdown", () => {
  it.each([
    ["emphasis", "*a* **b** ~~c~~", "<p><em>a</em> <strong>b</strong> <del>c</del></p>"],
    ["a line break in the text", "a\nb", "<p>a\nb</p>"],
    ["a link to elsewhere", "[a](https://x.example)", '<p><a href="https://x.example" target="_blank" rel="noopener noreferrer">a</a></p>'],
    ["a link within", "[a](#b)", '<p><a href="#b">a</a></p>'],
  ])("shows %s", (_, text, expected) => {
    expect(html(text)).toBe(expected);
  });

  it("makes line breaks of line breaks where wanted", () => {
    expect(html("a\nb", { line_breaks: true })).toBe("<p>a<br>b</p>");
  });

  it("lets tables scroll", () => {
    expect(html("|a|\n|-|\n|b|")).toContain('<div class="table-scroll"><table>');
  });

  it("gives headings links, each its own", () => {
    const result = html("# Größe & Co\n## Größe & Co", { header_links: true });
    expect(result).toContain('<h1 id="größe-co">');
    expect(result).toContain('<h2 id="größe-co-1">');
    expect(result).toContain('href="#größe-co-1"');
    expect(html("# a")).toBe("<h1>a</h1>");
  });
});

describe("what others write", () => {
  it.each([
    ["a script", "<script>alert(1)</script>a", "script"],
    ["a handler", '<img src="x" onerror="alert(1)">', "onerror"],
    ["a script as address", "[a](javascript:alert(1))", "javascript"],
    ["a style for the page", "<style>body{display:none}</style>", "style"],
    ["a form", '<form action="https://evil.example"><input name="password"></form>', "form"],
    ["a cover over the page", '<div style="position: fixed; inset: 0">x</div>', "position"],
    ["a frame", '<iframe src="https://evil.example"></iframe>', "iframe"],
    ["a formula with a link", "$\\href{javascript:alert(1)}{x}$", "href=\"javascript"],
  ])("cannot be %s", (_, text, word) => {
    expect(html(text, {}, { formula, highlight: null })).not.toContain(word);
    expect(sanitized(text)).not.toMatch(new RegExp(`<[^>]*${word.slice(0, 6)}`));
  });

  it("may have harmless markup", () => {
    expect(html('<b style="color: red">a</b>')).toBe('<p><b style="color: red">a</b></p>');
  });

  it("is left as it is where the author trusts it", () => {
    expect(html('<form id="f"></form>', { sanitize_html: false })).toBe('<form id="f"></form>');
  });
});

describe("formulas", () => {
  it.each([
    ["in a line", "a $x_1 * y_2$ b", "<i>line:x_1 * y_2</i>"],
    ["on their own", "$$\na_b\n\n+ c_d\n$$", "<i>block:a_b\n\n+ c_d</i>"],
    ["on their own in a line", "so $$x$$ is", "<i>block:x</i>"],
    ["right below a line", "so\n$$\na\n\nb\n$$\nis", "<i>block:a\n\nb</i>"],
    ["with an escaped sign", "$5\\$ + x$", "<i>line:5\\$ + x</i>"],
  ])("are found %s", (_, text, expected) => {
    expect(html(text, {}, SHOWN)).toContain(expected);
  });

  it.each(["from $5 to $10", "`$x$`", "```\n$$x$$\n```", "$ x $", "a \\$x$", "only $one"])("are not found in %j", (text) => {
    expect(html(text, {}, SHOWN)).not.toContain("<i>");
  });

  it("have the marks that the author wants, and no others", () => {
    const latex_delimiters = [{ left: "\\(", right: "\\)", display: false }, { left: "\\[", right: "\\]", display: true }];
    expect(html("\\(a_1\\) and \\[b\\] for $5$", { latex_delimiters }, SHOWN)).toBe(
      '<p><span data-formula="inline"><i>line:a_1</i></span> and <span data-formula="display"><i>block:b</i></span> for $5$</p>');
    expect(html("$x$", { latex_delimiters: [] }, SHOWN)).toBe("<p>$x$</p>");
  });

  it("are asked for only where there are some, and readable before they are loaded", () => {
    expect(render("a", {}, NONE).needs).toEqual({ formulas: false, languages: [] });
    const first = render("$x < y$", {}, NONE);
    expect(first.needs.formulas).toBe(true);
    expect(first.html).toContain("x &lt; y");
    expect(render("$x$", {}, SHOWN).needs.formulas).toBe(false);
  });

  it("are set with MathML, and shown as written where they are wrong", () => {
    expect(formula("x^2", false)).toContain("<math");
    expect(formula("\\frac{", true)).toContain("\\frac{");
  });
});

describe("code", () => {
  const TEXT = "```py\ndef f(): pass\n```";

  it("is asked for by language, marked once that is there, and copied by a button", async () => {
    const tools: Tools = { formula: null, highlight };
    expect(render(TEXT, {}, tools).needs.languages).toEqual(["py"]);
    expect(await loadLanguages(["py", "klingon"])).toBe(true);
    expect(await loadLanguages(["py", "python", "klingon"])).toBe(false);
    const { html: shown, needs } = render(TEXT, {}, tools);
    expect(needs.languages).toEqual([]);
    expect(shown).toContain('<span class="hljs-keyword">def</span>');
    expect(shown).toContain('aria-label="Copy code"');
  });

  it("is never run", async () => {
    await loadLanguages(["html"]);
    expect(html("```html\n<img src=x onerror=alert(1)>\n```", {}, { formula: null, highlight })).not.toContain("<img");
  });
});

describe("a text without marks", () => {
  it.each([
    ["One line.", "<p>One line.</p>"],
    ["# A title\nand text", "<h1>A title</h1><p>and text</p>"],
    ["One.\n\nTwo,\nthree.", "<p>One.</p><p>Two,\nthree.</p>"],
    ["## Größe ##", "<h2>Größe</h2>"],
  ])("%j needs no parser and looks the same", (text, expected) => {
    expect(plain(text, false)).toBe(expected);
    expect(expected.replaceAll("\n", "")).toBe(html(text).replaceAll("\n", ""));
  });

  it.each(["*a*", "a_b", "`a`", "<b>", "- a", "1. a", "a\n===", "$x$", "http://x", "    code", "a  \nb", "![a](b)", "a & b", "> a", "| a |", "me@x.org"])(
    "is not %j", (text) => {
      expect(plain(text, false)).toBeNull();
    });
});
