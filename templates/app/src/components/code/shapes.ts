export type Value = string | null;
