import type { FileData } from "../../client/types.js";
import type { Table } from "../dataframe/shapes.js";
import type { Json } from "../json/shapes.js";

/** Any data; files, pictures and tables are known by their shape. */
export type Value = Json | FileData | Table | Value[];
