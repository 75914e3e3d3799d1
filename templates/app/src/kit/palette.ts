/** Colors for labels and series that have none, told apart by hue and lightness. */
const PALETTE = ["#3a66e0", "#d9822b", "#2a9d6f", "#c2417c", "#7a55c9", "#0f9bb3", "#b88700", "#c9372c", "#5b7f1f", "#8a5a3c"];

/** Return labels in the order of their first appearance, those of the author's colors first, each with its color. */
export function colorsOf(labels: Iterable<string>, given: Readonly<Record<string, string>> | null): Map<string, string> {
  const colors = new Map(Object.entries(given ?? {}));
  let next = 0;
  for (const label of labels) {
    if (colors.has(label)) continue;
    colors.set(label, PALETTE[next % PALETTE.length] ?? "");
    next += 1;
  }
  return colors;
}
