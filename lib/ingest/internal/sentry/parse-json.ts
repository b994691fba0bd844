import { parseExactly } from "#lib/ingest/exact-json.ts";
import { scanJson } from "#lib/ingest/scan-json.ts";
import { Problem } from "#lib/platform/errors.ts";

/** SDKs cut what they send far below this depth. */
const limits = { depth: 64, commas: 200_000 };

/** Reads JSON that a Sentry SDK wrote; where JSON does not know NaN and Infinity, they are null. Throws `unreadable-body`. */
export function parseJson(bytes: Buffer, what: string): unknown {
  if (scanJson(bytes, limits) !== "fits") {
    throw new Problem("unreadable-body", `The ${what} is nested too deep or has too many members.`);
  }
  const text = bytes.toString("utf8").replace(/^\uFEFF/, "");
  try {
    return parseExactly(text);
  } catch {
    return parsePatched(text, what);
  }
}

function parsePatched(text: string, what: string): unknown {
  try {
    return parseExactly(withoutNotNumbers(text));
  } catch (cause) {
    throw new Problem("unreadable-body", `The ${what} is not valid JSON.`, { cause });
  }
}

/** A string, to pass over it, or what is no number; a string that never ends reaches to the end, lest each quote be tried. */
const stringOrNot = /"(?:[^"\\]+|\\.)*(?:"|\\?$)|-?\b(?:NaN|Infinity)\b/gs;

function withoutNotNumbers(text: string): string {
  if (!/NaN|Infinity/.test(text)) return text;
  return text.replace(stringOrNot, (found) => (found.startsWith('"') ? found : "null"));
}
