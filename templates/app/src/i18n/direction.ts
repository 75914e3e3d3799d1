const LETTER = /\p{L}/u;
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/** Whether most of these texts begin with a letter of a script that runs from right to left. */
export function runsRightToLeft(texts: readonly string[]): boolean {
  const letters = texts.map((text) => LETTER.exec(text)?.[0]).filter((letter) => letter !== undefined);
  const turned = letters.filter((letter) => RIGHT_TO_LEFT.test(letter)).length;
  return turned * 2 > letters.length;
}
