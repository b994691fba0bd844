import { readPng } from "#lib/error-pages/logo-png.ts";
import { readSvg } from "#lib/error-pages/logo-svg.ts";
import { longestLogo } from "#lib/error-pages/look-schemas.ts";

/** A logo as it may stand in a page: rebuilt from what is allowed, or the reason why it may not. */
export type Logo =
  | { is: "none" }
  | { is: "safe"; html: string; text: string }
  | { is: "refused"; why: string };

/** Reads SVG markup, or an SVG or PNG as data URI. Never lets through what it does not know. */
export function readLogo(given: string): Logo {
  const text = given.trim();
  if (text === "") return { is: "none" };
  const read = /^data:image\/png[;,]/i.test(text) ? readPng(text) : readSvg(unpackSvg(text));
  if (read.is === "refused") return read;
  const bytes = Buffer.byteLength(read.text);
  if (bytes <= longestLogo) return read;
  const why = `It takes ${bytes} bytes in each page; at most ${longestLogo} are possible.`;
  return { is: "refused", why };
}

/** The markup within a data URI, else the text itself; what cannot be decoded is refused later, as no markup. */
function unpackSvg(text: string): string {
  const [, base64, data = ""] =
    /^data:image\/svg\+xml(?:;charset=utf-8)?(;base64)?,(.*)$/is.exec(text) ?? [];
  if (data === "") return text;
  if (base64) return Buffer.from(data, "base64").toString("utf8");
  try {
    return decodeURIComponent(data);
  } catch {
    return "";
  }
}
