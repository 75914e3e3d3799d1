import "katex/dist/katex.min.css";
import katex from "katex";

/** Return a formula as HTML with MathML for screen readers; a wrong one is shown as it was written, its error as a tooltip. */
export function formula(source: string, display: boolean): string {
  // Without trust no formula can carry a link or load anything; the bounds keep one from holding the page up.
  return katex.renderToString(source, { displayMode: display, throwOnError: false, trust: false, maxExpand: 500, maxSize: 50, errorColor: "currentColor" });
}
