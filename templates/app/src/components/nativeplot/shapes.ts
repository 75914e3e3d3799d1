export type Cell = string | number | boolean | null;
export type Datatype = "quantitative" | "temporal" | "nominal";
export type Value = {
  columns: string[];
  data: Cell[][];
  datatypes: Record<string, Datatype>;
  mark: string;
} | null;
