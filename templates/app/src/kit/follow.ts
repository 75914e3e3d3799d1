/** Pixels that a reader may be from the end and still count as being there: a line of text. */
const NEAR = 20;

/** Whether a reader has scrolled to the end, give or take a line: then the view follows what is added. */
export function atEnd({ scrollTop, scrollHeight, clientHeight }: Pick<Element, "scrollTop" | "scrollHeight" | "clientHeight">): boolean {
  return scrollHeight - scrollTop - clientHeight <= NEAR;
}
