import { readQuality } from "#lib/error-pages/negotiate.ts";
import type { HeaderReader } from "#lib/platform/http/door.ts";
import { type Language, languages } from "#lib/services/language-schemas.ts";

const known = new Map<string, Language>([
  ...languages.map((language) => [language, language] as const),
  // Older and wider codes that browsers and operating systems still send.
  ["iw", "he"],
  ["arb", "ar"],
  ["cmn", "zh"],
  ["yue", "zh"],
]);

/** Where a request may name languages: its address, the cookie `lang` of the site, and Accept-Language. */
export type SpokenLanguages = { address: string; cookie: string; accepted: string | null };

/** What a request says of languages itself. */
export function spokenLanguages(request: { url: URL; headers: HeaderReader }): SpokenLanguages {
  const { url, headers } = request;
  return {
    address: url.search === "" ? "" : (url.searchParams.get("lang") ?? ""),
    cookie: readCookie(headers.get("cookie")),
    accepted: headers.get("accept-language"),
  };
}

/** The language that is asked for: the address wins, then the cookie; null when none names a language of the pages. */
export function chooseLanguage({ address, cookie, accepted }: SpokenLanguages): Language | null {
  return lookUp(address) ?? lookUp(cookie) ?? pickAccepted(accepted);
}

/** The language that a visitor asks for. */
export function pickLanguage(request: { url: URL; headers: HeaderReader }): Language | null {
  return chooseLanguage(spokenLanguages(request));
}

/** The first in order of quality that there is, else null: a wildcard asks for nothing of its own. */
function pickAccepted(header: string | null): Language | null {
  if (header === null) return null;
  const ranges = header
    .slice(0, 1000)
    .split(",")
    .map((part) => {
      const [range = "", ...parameters] = part.split(";").map((piece) => piece.trim());
      const quality = parameters.find((parameter) => /^q=/i.test(parameter))?.slice(2);
      const language = lookUp(range);
      return { language, quality: quality === undefined ? 1 : readQuality(quality) };
    });
  const [best] = ranges
    .filter(({ language, quality }) => language !== null && quality > 0)
    .toSorted((one, other) => other.quality - one.quality);
  return best?.language ?? null;
}

/** Shortens a language tag from its end until it is known (RFC 4647, 3.4). */
function lookUp(range: string): Language | null {
  let tag = range.trim().slice(0, 100).toLowerCase().replaceAll("_", "-");
  while (tag !== "") {
    const language = known.get(tag);
    if (language) return language;
    // A single letter begins what follows it, so it goes with it.
    tag = tag.slice(0, Math.max(0, tag.lastIndexOf("-"))).replace(/-[^-]$/, "");
  }
  return null;
}

function readCookie(header: string | null): string {
  if (header === null) return "";
  return /(?:^|;)\s*lang="?([\w-]+)/.exec(header.slice(0, 8000))?.[1] ?? "";
}
