const longDigits = 16;
const longInteger = /[:,[]\s*-?\d{16}/;

/** Reads JSON; integers beyond what a number holds (ids of people, mostly) keep their digits, as text. Throws like JSON.parse. */
export function parseExactly(text: string): unknown {
  if (!holdsLongDigits(text) || !longInteger.test(text)) return JSON.parse(text);
  return JSON.parse(text, (_, value: unknown, context?: { source?: string }) => {
    const source = context?.source ?? "";
    const isExact = typeof value !== "number" || Number.isSafeInteger(value);
    return isExact || !/^-?\d+$/.test(source) ? value : source;
  });
}

/** Sixteen digits in a row reach over one of every sixteenth places, so that a quick look at these finds them. */
function holdsLongDigits(text: string): boolean {
  for (let at = longDigits - 1; at < text.length; at += longDigits) {
    if (!isDigit(text, at)) continue;
    let start = at;
    let end = at + 1;
    while (isDigit(text, start - 1)) start -= 1;
    while (isDigit(text, end)) end += 1;
    if (end - start >= longDigits) return true;
  }
  return false;
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 0x30 && code <= 0x39;
}
