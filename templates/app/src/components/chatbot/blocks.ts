/** What a text must not have to be cut: things that reach over blank lines, or to elsewhere in the text. */
const REACHES = /^ {0,3}(\[[^\]]+\]:|<[a-z/!?])/im;
/** A line that may go on with what stands before a blank line: a list, an indented line, a quote. */
const GOES_ON = /^([ \t]|[-*+>]|\d+[.)])/;

/** What is open at a line: fenced code, a formula of several lines. */
class Open {
  private fence = "";
  private formula = false;

  get nothing(): boolean {
    return this.fence === "" && !this.formula;
  }

  pass(line: string): void {
    this.fence = fenceAfter(this.fence, line);
    const dollars = this.fence === "" ? (line.match(/\$\$/g)?.length ?? 0) : 0;
    if (dollars % 2 === 1) this.formula = !this.formula;
  }
}

/**
 * Cut a text at its blank lines, so that of one that grows only the last piece is rendered again.
 *
 * Each piece means alone what it means in the whole: fenced code, formulas and lists are not cut.
 */
export function piecesOf(text: string): string[] {
  if (REACHES.test(text) || text.includes("\\[")) return [text];
  const pieces: string[] = [];
  const open = new Open();
  let start = 0;
  let place = 0;
  let blank = false;
  for (const line of text.split("\n")) {
    const empty = line.trim() === "";
    if (blank && open.nothing && !empty && !GOES_ON.test(line)) {
      pieces.push(text.slice(start, place));
      start = place;
    }
    open.pass(line);
    blank = empty;
    place += line.length + 1;
  }
  pieces.push(text.slice(start));
  return pieces;
}

function fenceAfter(fence: string, line: string): string {
  const found = /^ {0,3}(`{3,}|~{3,})(.*)$/.exec(line);
  if (!found?.[1]) return fence;
  if (fence === "") return found[1];
  return found[1].startsWith(fence) && found[2]?.trim() === "" ? "" : fence;
}
