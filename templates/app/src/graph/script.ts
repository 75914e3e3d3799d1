/** A function of the app's author that runs in the page. */
export type PageFunction = (...values: unknown[]) => unknown;

/**
 * Make a function of its source: the author's own app code, as trusted as the page it came with.
 *
 * @throws SyntaxError - it is no JavaScript function.
 */
export function compile(source: string): PageFunction {
  // The documented way to give an event JavaScript is its source text.
  // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call
  const made: unknown = new Function(`return (${source.trim().replace(/;$/, "")}\n);`)();
  if (typeof made !== "function") throw new SyntaxError(`Not a JavaScript function: ${source.slice(0, 80)}`);
  return made as PageFunction;
}

/** Return what a page function answers as a list: undefined is no values, a single one a list of one. */
export async function answers(fn: PageFunction, values: readonly unknown[]): Promise<unknown[]> {
  const answer = await fn(...values);
  if (answer === undefined) return [];
  return Array.isArray(answer) ? (answer as unknown[]) : [answer];
}

/** Run the author's script for the whole page, and tell of its failure. */
export function runScript(source: string, failed: (message: string) => void): void {
  Promise.resolve().then(() => compile(source)()).catch((error: unknown) => {
    failed(error instanceof Error ? error.message : String(error));
  });
}
