import type { Delimiter } from "../../kit/markdown/delimiters.js";

export type ColumnType = "str" | "number" | "bool" | "date" | "markdown" | "html" | "image" | "auto";
export type Cell = string | number | boolean | null;

/** The value on the wire. */
export interface Table {
  headers: string[];
  data: Cell[][];
  metadata: TableMetadata | null;
}

export interface TableMetadata {
  display_value?: string[][] | null;
  styling?: string[][] | null;
  [key: string]: unknown;
}

/** Number of rows or columns at the start, and whether people can add and delete them. */
export type Count = [number, "fixed" | "dynamic"];

export type Value = Table | null;
export type RowCount = Count | null;
export type ColCount = Count | null;
export type Datatype = ColumnType | ColumnType[];
export type LatexDelimiters = Delimiter[] | null;
