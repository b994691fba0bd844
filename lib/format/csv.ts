export type CsvCell = string | number | boolean | null | undefined;

export const byteOrderMark = "\uFEFF";
/** What a spreadsheet would take for a formula, or for the beginning of one. */
const formula = /^[=+\-@\t\r]/;

/**
 * Rows as RFC 4180 has them, with CRLF and a byte order mark, without which Excel does not take it for UTF-8. A text that
 * a spreadsheet would run gets an apostrophe before it; numbers stay numbers, what is not there is empty.
 */
export function toCsv(rows: readonly (readonly CsvCell[])[]): string {
  return byteOrderMark + rows.map(toCsvRow).join("");
}

/** One row with its line end, without the mark: for files that are written as they are read. */
export function toCsvRow(cells: readonly CsvCell[]): string {
  return `${cells.map(toCell).join(",")}\r\n`;
}

function toCell(cell: CsvCell): string {
  if (cell === null || cell === undefined) return "";
  if (typeof cell !== "string") return String(cell);
  const text = formula.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
