/** What spreadsheets take for the beginning of a formula. */
const formula = /^[=+\-@\t\r]/;

export type Cell = string | number | boolean | null | undefined;

/** One line of CSV (RFC 4180). A text that a spreadsheet would run as a formula gets an apostrophe before it. */
export function formatCsvLine(cells: readonly Cell[]): string {
  return `${cells.map(formatCell).join(",")}\r\n`;
}

/** Tells spreadsheets that the file is UTF-8. */
export const byteOrderMark = "\uFEFF";

function formatCell(cell: Cell): string {
  if (cell === null || cell === undefined) return "";
  if (typeof cell !== "string") return String(cell);
  const safe = formula.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
