export type Datatype = "str" | "number" | "bool" | "date" | "markdown" | "html" | "image" | "auto";
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

export interface DataframeProps {
  value: Table | null;
  headers: string[] | null;
  row_count: Count | null;
  col_count: Count | null;
  datatype: Datatype | Datatype[];
  max_rows: number | null;
  max_cols: number | null;
  overflow_row_behaviour: "paginate" | "show_ends";
  max_height: number | string;
  wrap: boolean;
  line_breaks: boolean;
  column_widths: (string | number)[] | null;
  show_row_numbers: boolean;
  max_chars: number | null;
  show_search: "none" | "search" | "filter";
  pinned_columns: number | null;
  static_columns: number[] | null;
  row_limits: [number | null, number | null] | null;
  column_limits: [number | null, number | null] | null;
  latex_delimiters: { left: string; right: string; display: boolean }[] | null;
  buttons: string[] | null;
  label: string | null;
  info: string | null;
  show_label: boolean;
  container: boolean;
  scale: number | null;
  min_width: number;
  interactive: boolean | null;
  visible: boolean | "hidden";
  elem_id: string | null;
  elem_classes: string[] | string | null;
}

export const defaults = {
  value: null,
  headers: null,
  row_count: [1, "dynamic"],
  col_count: null,
  datatype: "str",
  max_rows: 20,
  max_cols: null,
  overflow_row_behaviour: "paginate",
  max_height: 500,
  wrap: false,
  line_breaks: true,
  column_widths: null,
  show_row_numbers: false,
  max_chars: null,
  show_search: "none",
  pinned_columns: null,
  static_columns: null,
  row_limits: null,
  column_limits: null,
  latex_delimiters: null,
  buttons: null,
  label: null,
  info: null,
  show_label: true,
  container: true,
  scale: null,
  min_width: 160,
  interactive: null,
  visible: true,
  elem_id: null,
  elem_classes: null,
} satisfies DataframeProps;

export const events = ["change", "input", "select", "edit"] as const;
