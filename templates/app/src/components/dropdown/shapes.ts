import type { Choice, Value as One } from "../../kit/choices.js";

export type Choices = Choice[] | null;
export type Value = One | One[] | null;
