import DOMPurify from "dompurify";
import { Marked } from "marked";
import { t } from "../../i18n/index.svelte.js";
import { DELIMITERS, type Delimiter } from "./delimiters.js";
import { FORMULA, formulas } from "./formulas.js";

/** How a text is rendered; what is left out is a component's default. */
export interface MarkdownOptions {
  latex_delimiters?: readonly Delimiter[] | null;
  sanitize_html?: boolean;
  line_breaks?: boolean;
  header_links?: boolean;
  /** Tags that HTML does not know and that are shown as they were written: these, or all. */
  allow_tags?: readonly string[] | boolean;
}

/** What is loaded only once a text needs it. */
export interface Tools {
  formula: ((source: string, display: boolean) => string) | null;
  /** Return the code with its parts marked, null for a language that is not there (yet). */
  highlight: ((code: string, language: string) => string | null) | null;
}

/** What a text needs to look as it should. */
export interface Needs {
  formulas: boolean;
  languages: string[];
}

export interface Rendered {
  html: string;
  needs: Needs;
}

const parsers = new Map<string, Marked>();

function parserOf(delimiters: readonly Delimiter[], breaks: boolean): Marked {
  const key = JSON.stringify([delimiters, breaks]);
  const known = parsers.get(key);
  if (known) return known;
  const parser = new Marked({ gfm: true, breaks });
  parser.use({ extensions: formulas(delimiters) });
  parsers.set(key, parser);
  return parser;
}

/**
 * Return the HTML of a Markdown text, safe to insert.
 *
 * @param tools - What is loaded; the rest of the text's needs is told, so that the caller loads it and renders again.
 */
export function render(text: string, options: MarkdownOptions, tools: Tools): Rendered {
  const parser = parserOf(options.latex_delimiters ?? DELIMITERS, options.line_breaks ?? false);
  const html = parser.parse(text, { async: false });
  const fragment = sane(options.allow_tags ? spelled(html, options.allow_tags) : html, options.sanitize_html ?? true);
  const needs = { formulas: false, languages: codeBlocks(fragment, tools) };
  needs.formulas = formulaPlaces(fragment, tools);
  links(fragment);
  if (options.header_links) headerLinks(fragment);
  for (const table of fragment.querySelectorAll("table")) wrapped(table, "table-scroll");
  const holder = document.createElement("div");
  holder.append(fragment);
  return { html: holder.innerHTML, needs };
}

/** Return HTML in which tags that nobody knows stand as text, such as `<thinking>`. */
function spelled(html: string, tags: readonly string[] | true): string {
  const template = document.createElement("template");
  template.innerHTML = html;
  for (const element of template.content.querySelectorAll("*")) {
    const name = element.localName;
    const unknown = element instanceof HTMLUnknownElement || name.includes("-");
    if (!unknown || (tags !== true && !tags.includes(name))) continue;
    const closed = html.toLowerCase().includes(`</${name}`);
    element.replaceWith(`<${name}>`, ...element.childNodes, closed ? `</${name}>` : "");
  }
  return template.innerHTML;
}

const MOVING = /position\s*:\s*(fixed|absolute|sticky)/i;

/** Forms could ask for secrets in the app's name, styles restyle the whole page. */
const RULES = { FORBID_TAGS: ["style", "form"], ADD_ATTR: ["target"], RETURN_DOM_FRAGMENT: true } as const;

function sane(html: string, sanitize: boolean): DocumentFragment {
  if (sanitize) {
    const fragment = DOMPurify.sanitize(html, { ...RULES, FORBID_TAGS: [...RULES.FORBID_TAGS], ADD_ATTR: [...RULES.ADD_ATTR] });
    for (const element of fragment.querySelectorAll("[style]")) {
      if (MOVING.test(element.getAttribute("style") ?? "")) element.removeAttribute("style");
    }
    return fragment;
  }
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content;
}

/** Return HTML that somebody else wrote without what could run or take over the page. */
export function sanitized(html: string): string {
  const holder = document.createElement("div");
  holder.append(sane(html, true));
  return holder.innerHTML;
}

function codeBlocks(fragment: DocumentFragment, tools: Tools): string[] {
  const missing = new Set<string>();
  for (const code of fragment.querySelectorAll<HTMLElement>("pre > code")) {
    const language = /\blanguage-([\w+#.-]+)/.exec(code.className)?.[1]?.toLowerCase();
    const marked = language === undefined ? null : (tools.highlight?.(code.textContent, language) ?? null);
    if (marked !== null) code.innerHTML = marked;
    else if (language !== undefined) missing.add(language);
    const block = wrapped(code.parentElement as HTMLElement, "code-block");
    if (language !== undefined) block.dataset["language"] = language;
    block.append(copyButton());
  }
  return [...missing];
}

function copyButton(): HTMLButtonElement {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy-code";
  button.textContent = t("action.copy");
  button.setAttribute("aria-label", t("action.copy_code"));
  return button;
}

function formulaPlaces(fragment: DocumentFragment, tools: Tools): boolean {
  const places = fragment.querySelectorAll<HTMLElement>(`[${FORMULA}]`);
  for (const place of places) {
    const display = place.getAttribute(FORMULA) === "display";
    if (tools.formula) place.innerHTML = tools.formula(place.textContent, display);
  }
  return places.length > 0 && tools.formula === null;
}

/** Links to elsewhere open beside the app, and do not tell there where they were pressed. */
function links(fragment: DocumentFragment): void {
  for (const link of fragment.querySelectorAll<HTMLAnchorElement>("a[href]")) {
    if (/^(https?:)?\/\//i.test(link.getAttribute("href") ?? "")) {
      link.target = "_blank";
      link.rel = "noopener noreferrer";
    }
  }
}

function headerLinks(fragment: DocumentFragment): void {
  const taken = new Set<string>();
  for (const heading of fragment.querySelectorAll<HTMLElement>("h1, h2, h3, h4, h5, h6")) {
    heading.id = freeSlug(heading.textContent, taken);
    const link = document.createElement("a");
    link.href = `#${heading.id}`;
    link.className = "header-link";
    link.textContent = "#";
    link.setAttribute("aria-label", t("markdown.link", { title: heading.textContent }));
    heading.append(" ", link);
  }
}

function freeSlug(text: string, taken: Set<string>): string {
  const slug = text.trim().toLowerCase().replace(/[^\p{L}\p{N}\s_-]/gu, "").replace(/\s+/g, "-") || "section";
  let free = slug;
  for (let number = 1; taken.has(free); number += 1) free = `${slug}-${number}`;
  taken.add(free);
  return free;
}

function wrapped(element: HTMLElement, className: string): HTMLElement {
  const wrapper = document.createElement("div");
  wrapper.className = className;
  element.replaceWith(wrapper);
  wrapper.append(element);
  return wrapper;
}
