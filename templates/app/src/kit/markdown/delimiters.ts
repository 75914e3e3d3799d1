/** What marks a formula in a text, and whether it stands on a line of its own. */
export interface Delimiter {
  left: string;
  right: string;
  display: boolean;
}

export const DELIMITERS: readonly Delimiter[] = [
  { left: "$$", right: "$$", display: true },
  { left: "$", right: "$", display: false },
];
