/** A word such as `service:checkout`, with its place in the text. */
export type SearchToken = { name: string; value: string; text: string };
export type ParsedSearch = {
  tokens: SearchToken[];
  /** What is no token, in its order. */
  words: string;
};

/** A name, a colon and a value, which may be quoted; an address such as http://… and a lone `Error:` are words. */
const token = /(?<=^|\s)([a-z_]+):(?!\/\/)("(?:[^"\\]|\\.)*"?|[^\s"]+)/gi;

/** Takes the tokens out of what was typed; never fails. */
export function parseSearch(text: string): ParsedSearch {
  const tokens = [...text.matchAll(token)].map(([all, name = "", value = ""]) => ({
    name: name.toLowerCase(),
    value: unquote(value),
    text: all,
  }));
  const words = text.replaceAll(token, " ").replaceAll(/\s+/g, " ").trim();
  return { tokens: tokens.filter(({ value }) => value !== ""), words: unquote(words) };
}

/** What was typed without one of its tokens. */
export function withoutToken(text: string, { text: gone }: SearchToken): string {
  return text.replace(gone, " ").replaceAll(/\s+/g, " ").trim();
}

function unquote(value: string): string {
  const inner = /^"((?:[^"\\]|\\.)*)"?$/.exec(value)?.[1];
  return inner === undefined ? value : inner.replaceAll(/\\(.)/g, "$1");
}

const unitMilliseconds: Record<string, number> = {
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};

/** A time as people type it: `30m`, `2h`, `7d` ago, a day, or a day and a time (UTC unless a zone is named). */
export function readMoment(text: string, now: Date): string | null {
  const [, amount, unit = ""] = /^(\d{1,4})([mhdw])$/i.exec(text) ?? [];
  const milliseconds = unitMilliseconds[unit.toLowerCase()];
  if (amount !== undefined && milliseconds !== undefined) {
    return new Date(now.getTime() - Number(amount) * milliseconds).toISOString();
  }
  if (!/^(19[7-9]|20|21)\d.?-?\d\d-\d\d/.test(text)) return null;
  const zoned = /(Z|[+-]\d\d:?\d\d)$/i.test(text) || !/[T ]/.test(text) ? text : `${text}Z`;
  const moment = new Date(zoned);
  return Number.isNaN(moment.getTime()) ? null : moment.toISOString();
}
