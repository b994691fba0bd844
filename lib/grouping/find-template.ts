import type { Occurrence } from "#lib/grouping/fingerprint.ts";

const longestTemplate = 1000;
const mostHoles = 50;
/** `%s`, `%(name)05d`, `%1$s`, `{}`, `{0}`, `{name:format}`: holes of the loggers of Python, Java, .NET, PHP and JavaScript. */
const hole =
  /%(?:\(\w{1,50}\)|\d{1,2}\$)?[-+ #0]{0,5}\d{0,3}(?:\.\d{1,3})?[a-zA-Z]|\{[\w@$.:,-]{0,80}\}/;
/** Less than that could be the text of anything. */
const leastLetters = 6;

/**
 * The template that a logger filled in to make this message; null where none came with it, where it has no holes or next
 * to no words, or where it is another text's: that of a log line beside the error that was thrown.
 */
export function findTemplate({ message, attributes }: Occurrence): string | null {
  if (typeof attributes !== "object" || attributes === null) return null;
  if (!("message_template" in attributes)) return null;
  const { message_template: template } = attributes;
  if (typeof template !== "string" || template.length > longestTemplate) return null;
  const pieces = template.split(hole);
  if (pieces.length === 1 || pieces.length > mostHoles) return null;
  if (pieces.join("").replace(/\P{L}+/gu, "").length < leastLetters) return null;
  return isFilledIn(pieces, message) ? template : null;
}

function isFilledIn(pieces: string[], message: string): boolean {
  let at = 0;
  for (const [index, piece] of pieces.entries()) {
    const found = index === 0 ? 0 : message.indexOf(piece, at);
    if (found === -1 || !message.startsWith(piece, found)) return false;
    at = found + piece.length;
  }
  return message.endsWith(pieces.at(-1) ?? "");
}
