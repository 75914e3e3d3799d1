import { isDeclared, parseCell, type Kind } from "./cells.js";
import type { Block } from "./selection.js";
import type { Cell, ColumnType, Table } from "./shapes.js";
import { withCells, withColumns, withRows, type Limits } from "./table.js";
import { fromTsv } from "./tsv.js";

export interface Pasting {
  table: Table;
  /** Indices of the rows in the order shown. */
  view: readonly number[];
  kinds: readonly Kind[];
  datatype: ColumnType | readonly ColumnType[];
  rows: Limits;
  columns: Limits;
  isEditable: (column: number) => boolean;
}

export interface Pasted {
  table: Table;
  /** The last row of the view and the last column that were reached. */
  bottom: number;
  right: number;
  /** How many cells did not fit: beyond the table's end, or not of the column's kind. */
  left_out: number;
}

/** Return the table with a spreadsheet's cells put in from the block's corner on; one cell alone fills the whole block. */
export function pasted(text: string, block: Block, pasting: Pasting): Pasted {
  const texts = repeated(fromTsv(text), block);
  const width = texts.reduce((most, row) => Math.max(most, row.length), 0);
  const table = grown(pasting, block.top + texts.length, block.left + width);
  const added = Array.from({ length: table.data.length - pasting.table.data.length }, (_, index) => pasting.table.data.length + index);
  const rows = [...pasting.view, ...added].slice(block.top, block.top + texts.length);
  let left_out = 0;
  const cells = texts.map((row, down) => row.map((each, right): Cell => {
    const column = block.left + right;
    const old = table.data[rows[down] ?? -1]?.[column];
    const cell = old === undefined ? undefined : read(each, column, pasting);
    if (cell === undefined) left_out += 1;
    return cell === undefined ? (old ?? null) : cell;
  }));
  return {
    table: withCells(table, rows, block.left, cells),
    bottom: block.top + rows.length - 1,
    right: Math.min(table.headers.length, block.left + width) - 1,
    left_out,
  };
}

/** Return the cell that a text makes in a column, undefined where it does not fit there. */
function read(text: string, column: number, { kinds, datatype, isEditable }: Pasting): Cell | undefined {
  if (!isEditable(column)) return undefined;
  const parsed = parseCell(text, kinds[column] ?? "text", isDeclared(column, datatype));
  return "cell" in parsed ? parsed.cell : undefined;
}

function repeated(cells: string[][], { top, left, bottom, right }: Block): string[][] {
  const [only] = cells.length === 1 ? (cells[0] ?? []) : [];
  if (only === undefined || cells[0]?.length !== 1) return cells;
  return Array.from({ length: bottom - top + 1 }, () => Array.from({ length: right - left + 1 }, () => only));
}

function grown({ table, view, rows, columns }: Pasting, height: number, width: number): Table {
  const down = Math.min(height - view.length, rows.most - table.data.length);
  const right = Math.min(width, columns.most) - table.headers.length;
  const taller = down > 0 ? withRows(table, table.data.length, down) : table;
  return right > 0 ? withColumns(taller, table.headers.length, right) : taller;
}
