/** A spreadsheet runs what begins with one of these as a formula. */
const opensFormula = /^[=+\-@\t\r]/;

/** One line of CSV (RFC 4180). A text that a spreadsheet would run gets an apostrophe before it. */
export function csvLine(values: readonly (string | number | null)[]): string {
  return `${values.map(csvCell).join(",")}\r\n`;
}

function csvCell(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const safe = opensFormula.test(value) ? `'${value}` : value;
  return /[",\r\n']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
