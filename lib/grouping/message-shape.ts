import { cut } from "#lib/grouping/cut.ts";
import { maskPiece } from "#lib/grouping/message-pieces.ts";
import { maskQuotes } from "#lib/grouping/message-quotes.ts";
import { dropRepeats, joinPlaceholders, separateNames } from "#lib/grouping/message-runs.ts";

const longestMessage = 1000;
const mayVary = /[\d/\\@]|[a-z]\.[a-z]|localhost/;
const piece = /[^\s=,;()[\]{}<>|"'`!?*]+/g;
const closing = /[)\]}>"'`,;.:!?]{0,50}$/;
/** Terminals colour messages with these. */
const colour = /\p{Cc}\[[\d;]{0,20}m/gu;
/** All but tabs and ends of lines; a database keeps no NUL. */
const control = /[^\P{Cc}\t\n\r]/gu;

/**
 * The shape of a message: its first two lines that say something, of the first 1,000 code units, with single spaces and
 * a named placeholder for all that varies by its form (`<number>`, `<uuid>`, `<path>`, …).
 */
export function prepareShape(message: string): string {
  const start = cutAtSpace(message).toWellFormed();
  const text = maskQuotes(firstLines(start.replace(colour, "").replace(control, " ")));
  const masked = text.replace(/\s+/g, " ").split(" ").map(maskToken).join(" ");
  return dropRepeats(separateNames(joinPlaceholders(masked.trim())).split(" ")).join(" ");
}

/** The last word within the length may be half a word; it goes, if words are of a usual length. */
function cutAtSpace(message: string): string {
  if (message.length <= longestMessage) return message;
  const start = cut(message, longestMessage);
  const space = start.lastIndexOf(" ");
  return space > longestMessage / 2 ? start.slice(0, space) : start;
}

function firstLines(text: string): string {
  if (!text.includes("\n")) return text.trim();
  return text
    .split("\n")
    .filter((line) => line.trim() !== "")
    .slice(0, 2)
    .join(" ");
}

function maskToken(token: string): string {
  if (!mayVary.test(token)) return token;
  const scheme = token.indexOf("://");
  if (scheme > 0) return maskUrl(token, scheme);
  return withoutQuery(token).replace(piece, maskPiece);
}

function maskUrl(token: string, scheme: number): string {
  let start = scheme;
  while (start > 0 && /[\w+.-]/.test(token.charAt(start - 1))) start -= 1;
  const tail = closing.exec(token)?.[0] ?? "";
  return `${token.slice(0, start)}<url>${tail}`;
}

/** `/orders?id=7&page=2` is one path: how many parameters it has says nothing. */
function withoutQuery(token: string): string {
  const query = token.indexOf("?");
  const path = token.indexOf("/");
  if (path === -1 || query < path || !token.includes("=", query)) return token;
  return `${token.slice(0, query)}${closing.exec(token)?.[0] ?? ""}`;
}
