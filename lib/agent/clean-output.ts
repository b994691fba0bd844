import { outputLimit } from "#lib/agent/protocol-schemas.ts";

/** Below this a secret would be found in ordinary words. */
const shortestSecret = 6;
/** What follows an escape character: a title's text up to its end, a colour or a move, or one letter. */
const afterEscape = /^(?:\][^\p{Cc}]*\p{Cc}?|\[[0-9;?]*[ -/]*[@-~]|[@-_])/u;
const control = /[\p{Cc}\p{Cf}\p{Cs}]/gu;

/** A program's output as it may be kept: known secrets and control characters removed, the middle cut out over the limit. */
export function cleanOutput(
  text: string,
  secrets: readonly string[],
  limit: number = outputLimit,
): string {
  const plain = text
    .replaceAll("\r\n", "\n")
    .split("\u001b")
    .map((part, place) => (place === 0 ? part : part.replace(afterEscape, "")))
    .join("")
    .replace(control, (character) => (character === "\n" || character === "\t" ? character : ""));
  const known = [...secrets]
    .filter((secret) => secret.length >= shortestSecret)
    .sort((one, other) => other.length - one.length);
  const clean = known.reduce((kept, secret) => kept.replaceAll(secret, "[removed]"), plain).trim();
  if (clean.length <= limit) return clean;
  const cut = "\n[…]\n";
  const half = Math.floor((limit - cut.length) / 2);
  return `${clean.slice(0, half).toWellFormed()}${cut}${clean.slice(-half).toWellFormed()}`;
}
