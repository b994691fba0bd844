import type { JudgeName } from "#lib/ingest/internal/scrub/judge-name.ts";
import type { NamePlace } from "#lib/ingest/internal/scrub/name-before.ts";

/** How far back a field's name, or the start of a tag, is looked for. */
export const farthestName = 200;
const endOfValue = /(?<![\w-])value\\{0,15}["']?\s{0,4}$/i;
const fieldName =
  /(name|key|type)\\{0,15}["']?\s{0,4}[=:]\s{0,4}\\{0,15}["']?([A-Za-z_][\w.:[\]-]{0,63})/gi;

/** The name beside a `value`: `name="password" value="…"`, `{"key":"token","value":"…"}`; the separator is at `at`. */
export function findNameBeside(text: string, at: number, judge: JudgeName): NamePlace | null {
  const ending = findEndOfValue(text, at);
  if (ending === undefined) return null;
  const start = at - ending.length;
  const window = text.slice(Math.max(0, start - farthestName), start);
  const field = window.slice(lastOf(window, "<>{}") + 1);
  const name = nameOfField(field);
  const verdict = name === undefined ? null : judge(name);
  if (name === undefined || !verdict || verdict === "keep") return null;
  return { secret: verdict, name, start, quoted: /["']/.test(ending) };
}

/** The word `value` and its quote, where they end at `at`. */
export function findEndOfValue(text: string, at: number): string | undefined {
  return mayEndValue(text, at)
    ? endOfValue.exec(text.slice(Math.max(0, at - 26), at))?.[0]
    : undefined;
}

/** A quick look for the end of `value` before the exact one: separators are many. */
function mayEndValue(text: string, at: number): boolean {
  let end = at - 1;
  while (at - end < 20 && isCloser(text.charCodeAt(end))) end--;
  return (text.charCodeAt(end) | 0x20) === 0x65 && (text.charCodeAt(end - 1) | 0x20) === 0x75;
}

function isCloser(code: number): boolean {
  return code === 0x22 || code === 0x27 || code === 0x5c || code === 0x20;
}

function lastOf(text: string, chars: string): number {
  return Math.max(...Array.from(chars, (char) => text.lastIndexOf(char)));
}

/** The nearest name; the type of an input counts where it is a password's. */
function nameOfField(field: string): string | undefined {
  let nearest: string | undefined;
  for (const [, kind = "", name = ""] of field.matchAll(fieldName)) {
    const isType = kind.toLowerCase() === "type";
    if (isType && name.toLowerCase() === "password") return name;
    if (!isType) nearest = name;
  }
  return nearest;
}

/** With attributes: `Promise<Session | null>` is a type. */
const tagStart = /^<(?:[\w.-]{1,40}:)?([A-Za-z_][\w.-]{0,63})[ \t]{1,8}[\w:.-]{1,64}=[^\n]*$/;

/** The secret name of the element whose start tag, with attributes, ends at `at`. */
export function findElementName(text: string, at: number, judge: JudgeName): NamePlace | null {
  const window = text.slice(Math.max(0, at - farthestName), at);
  const open = window.lastIndexOf("<");
  const tag = open === -1 ? null : tagStart.exec(window.slice(open));
  const name = tag?.[1];
  const verdict = name === undefined ? null : judge(name);
  if (name === undefined || !verdict || verdict === "keep") return null;
  return { secret: verdict, name, start: at - window.length + open + 1, quoted: false };
}
