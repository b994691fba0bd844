export type Location = { file: string; line: number | null; column: number | null };

/** Parts `file:line:column` from the end, as the file may hold colons itself. */
export function splitLocation(text: string): Location {
  const last = startOfNumber(text, text.length);
  if (last === -1) return { file: text, line: null, column: null };
  const number = Number(text.slice(last + 1));
  const first = startOfNumber(text, last);
  if (first === -1) return { file: text.slice(0, last), line: number, column: null };
  return { file: text.slice(0, first), line: Number(text.slice(first + 1, last)), column: number };
}

/** `file:12` becomes `file` and 12; null where no number stands behind a last colon. */
export function splitNumber(text: string): [rest: string, number: number | null] {
  const start = startOfNumber(text, text.length);
  return start === -1 ? [text, null] : [text.slice(0, start), Number(text.slice(start + 1))];
}

/** Where the colon of a `:12` stands that ends there; -1 where none does. */
export function startOfNumber(text: string, end: number): number {
  let start = end - 1;
  while (start >= 0 && isDigit(text.charCodeAt(start))) start -= 1;
  return start < end - 1 && text.charCodeAt(start) === 0x3a ? start : -1;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}
