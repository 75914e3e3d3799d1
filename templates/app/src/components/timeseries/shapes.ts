export type Cell = string | number | boolean | null;
export type Value = { headers: string[]; data: Cell[][] } | null;
