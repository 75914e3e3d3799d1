import { escaped } from "./formulas.js";

// Anything that could mean something in Markdown, HTML, a formula or an automatic link.
const MARKS = /[*_`[\]<>&|~$\\!]|https?:|www\.|@|^\s*([-+=]|\d+[.)])|^ {4}|^\t| {2}$/m;

/**
 * Return the HTML of a text without any marks but headings, null for others. Most titles and descriptions are such texts: for them
 * no parser has to be fetched.
 */
export function plain(text: string, line_breaks: boolean): string | null {
  if (MARKS.test(text)) return null;
  return text.split(/\n{2,}/).map((block) => blockOf(block, line_breaks)).join("");
}

function blockOf(block: string, line_breaks: boolean): string {
  let html = "";
  let lines: string[] = [];
  const flush = (): void => {
    if (lines.length > 0) html += `<p>${lines.join(line_breaks ? "<br>" : "\n")}</p>`;
    lines = [];
  };
  for (const line of block.split("\n")) {
    const heading = /^ {0,3}(#{1,6})[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$/.exec(line);
    if (heading?.[1] !== undefined) {
      flush();
      const level = heading[1].length;
      html += `<h${level}>${escaped(heading[2] ?? "")}</h${level}>`;
    } else if (line.trim() !== "") lines.push(escaped(line.trim()));
  }
  flush();
  return html;
}
