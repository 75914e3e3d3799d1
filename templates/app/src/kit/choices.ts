export type Value = string | number;
/** What is shown, and the value behind it. */
export type Choice = readonly [name: string, value: Value];

/** Return the name of a value: the one that the choices give it, else the value as text. */
export function nameOf(choices: readonly Choice[], value: Value): string {
  return choices.find((choice) => choice[1] === value)?.[0] ?? String(value);
}

/** Return `values` with `value` at the end, or without it where it was among them. */
export function toggled(values: readonly Value[], value: Value): Value[] {
  return values.includes(value) ? values.filter((each) => each !== value) : [...values, value];
}

/** Return the choices whose name has all the words of `query`, regardless of case and accents; those that begin with it first. */
export function matching(choices: readonly Choice[], query: string): readonly Choice[] {
  const sought = plain(query.trim());
  if (sought === "") return choices;
  const words = sought.split(/\s+/);
  const found = choices.filter(([name]) => words.every((word) => plain(name).includes(word)));
  const begins = ([name]: Choice): boolean => plain(name).startsWith(sought);
  return [...found.filter(begins), ...found.filter((choice) => !begins(choice))];
}

function plain(text: string): string {
  return text.normalize("NFD").replace(/\p{Diacritic}/gu, "").toLowerCase();
}
