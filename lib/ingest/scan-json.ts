const quote = 0x22;
const backslash = 0x5c;

type Kind = 0 | 1 | 2 | 3 | 4;
const [other, opens, closes, separates, quotes] = [0, 1, 2, 3, 4] as const;
/** What each byte means outside strings. */
const kinds = Uint8Array.from({ length: 256 }, (_, byte): Kind => {
  const text = String.fromCharCode(byte);
  if ("{[".includes(text)) return opens;
  if ("}]".includes(text)) return closes;
  if (text === ",") return separates;
  return byte === quote ? quotes : other;
});

type Limits = { depth: number; commas: number };
type Verdict = "fits" | "too-deep" | "too-many";

/**
 * How deep JSON text is nested and how many commas stand outside its strings (a bound on its members), from its bytes
 * and before anything is built. Stops at the first limit that is passed; text that is not JSON gets some answer.
 */
export function scanJson(bytes: Uint8Array, limits: Limits): Verdict {
  const fitsAnyway = bytes.length <= limits.commas && opensAtMost(bytes, limits.depth);
  return fitsAnyway ? "fits" : scanEachByte(bytes, limits);
}

function scanEachByte(bytes: Uint8Array, limits: Limits): Verdict {
  let depth = 0;
  let commas = 0;
  for (let index = 0; index < bytes.length; index += 1) {
    const kind = kindAt(bytes, index);
    if (kind === other) continue;
    if (kind === quotes) index = endOfString(bytes, index);
    else if (kind === opens) depth += 1;
    else if (kind === closes) depth -= 1;
    else commas += 1;
    if (depth > limits.depth) return "too-deep";
    if (commas > limits.commas) return "too-many";
  }
  return "fits";
}

/** A quick look for most bodies: what holds few brackets, strings included, cannot be deep. */
function opensAtMost(bytes: Uint8Array, most: number): boolean {
  let found = 0;
  for (const bracket of [0x7b, 0x5b]) {
    for (let at = bytes.indexOf(bracket); at !== -1; at = bytes.indexOf(bracket, at + 1)) {
      found += 1;
      if (found > most) return false;
    }
  }
  return true;
}

function kindAt(bytes: Uint8Array, index: number): number {
  return kinds[bytes[index] ?? 0] ?? other;
}

/** Where the string that opens at `start` ends; the length where it never does. A backslash takes the next byte along. */
function endOfString(bytes: Uint8Array, start: number): number {
  for (let end = start + 1; end < bytes.length; end += 1) {
    const byte = bytes[end];
    if (byte === quote) return end;
    if (byte === backslash) end += 1;
  }
  return bytes.length;
}
