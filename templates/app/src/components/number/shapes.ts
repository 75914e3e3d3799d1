/** A whole number with more digits than a browser's numbers have travels as text. */
export type Value = number | string | null;
