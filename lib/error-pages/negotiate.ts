import type { HeaderReader } from "#lib/platform/http/door.ts";

export const formats = ["html", "problem", "json", "text"] as const;
export type Format = (typeof formats)[number];

export const mediaTypes: Record<Format, string> = {
  html: "text/html",
  problem: "application/problem+json",
  json: "application/json",
  text: "text/plain",
};

type Range = { type: string; quality: number };

/** What a request says of the format it wants: its Accept, and what a browser says it fetches (Sec-Fetch-Dest). */
export type Wish = { accept: string | null; destination: string | null };

/** What a request says itself. */
export function wishOf(headers: HeaderReader): Wish {
  return { accept: headers.get("accept"), destination: headers.get("sec-fetch-dest") };
}

/**
 * The format that a request asks for: the highest quality wins, then what is named over what a wildcard allows, then
 * the order of the header. What accepts anything, or nothing of ours, is decided by what the browser fetches.
 */
export function negotiateFormat(wish: Wish): Format {
  const accept = wish.accept ?? "*/*";
  const ranges = parseAccept(accept);
  const named = formats
    .map((format) => ({ format, ...rank(format, ranges) }))
    .filter(({ quality }) => quality > 0)
    .toSorted(
      (one, other) =>
        other.quality - one.quality ||
        other.specificity - one.specificity ||
        one.position - other.position,
    );
  const [best] = named;
  if (best && best.specificity > 0) return best.format;
  const wanted = defaultFormat(wish.destination);
  const allowed = named.some(({ format }) => format === wanted);
  return allowed || !best ? wanted : best.format;
}

/** What answers a request that accepts anything: a page for a window, JSON for a script, text for a picture's place. */
function defaultFormat(destination: string | null): Format {
  if (destination === null || /^(document|i?frame|object|embed)$/.test(destination)) return "html";
  return destination === "empty" ? "problem" : "text";
}

function parseAccept(header: string): Range[] {
  return header
    .slice(0, 1000)
    .split(",")
    .map((part) => {
      const [type = "", ...parameters] = part.split(";").map((piece) => piece.trim().toLowerCase());
      const quality = parameters.find((parameter) => parameter.startsWith("q="))?.slice(2);
      return { type, quality: quality === undefined ? 1 : readQuality(quality) };
    })
    .filter(({ type }) => type.includes("/"));
}

/** A weight from 0 to 1 (RFC 9110, 12.4.2); what is none counts as 0. */
export function readQuality(text: string): number {
  return /^(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/.test(text) ? Number(text) : 0;
}

/** How well a format fits: the most specific range that covers it decides (RFC 9110, 12.5.1). */
function rank(format: Format, ranges: Range[]) {
  let best = { quality: 0, specificity: -1, position: 0 };
  for (const [position, { type, quality }] of ranges.entries()) {
    const specificity = specificityFor(format, type);
    if (specificity > best.specificity) best = { quality, specificity, position };
  }
  return best;
}

function specificityFor(format: Format, type: string): number {
  const own = mediaTypes[format];
  if (type === own) return 3;
  // Any other dialect of JSON understands a problem; XHTML understands HTML.
  if (format === "problem" && type.endsWith("+json")) return 2;
  if (format === "html" && type === "application/xhtml+xml") return 2;
  if (type === "*/*") return 0;
  return type === `${own.split("/")[0]}/*` ? 1 : -1;
}
