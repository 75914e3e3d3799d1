import type { Delimiter } from "../../kit/markdown/delimiters.js";

export type LatexDelimiters = Delimiter[] | null;
