export type Location = { file: string; line: number | null; column: number | null };

/** Parts `file:line:column` from the end, as the file may hold colons itself. */
export function splitLocation(text: string): Location {
  const [rest, last] = splitNumber(text);
  if (last === null) return { file: text, line: null, column: null };
  const [file, first] = splitNumber(rest);
  return first === null
    ? { file: rest, line: last, column: null }
    : { file, line: first, column: last };
}

/** `file:12` becomes `file` and 12; null where no number stands behind a last colon. */
export function splitNumber(text: string): [rest: string, number: number | null] {
  let start = text.length;
  while (start > 0 && isDigit(text.charCodeAt(start - 1))) start -= 1;
  const isNumber = start < text.length && start > 0 && text.charCodeAt(start - 1) === 0x3a;
  return isNumber ? [text.slice(0, start - 1), Number(text.slice(start))] : [text, null];
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}
