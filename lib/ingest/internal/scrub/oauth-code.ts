import type { NamePlace } from "#lib/ingest/internal/scrub/name-before.ts";

const rest = /[^\s&?#"'<>]{1,4096}(?:&[^\s&?#"'<>]{1,300}){0,6}?&state=/y;
const farthestState = 300;
const secret = { rule: "authorization-code", kind: "token", plural: false, prose: false } as const;

/** The `code` of a query that holds a `state` too, as sign-in by OAuth (RFC 6749) returns it; `at` is its `=`. */
export function findOauthCode(text: string, at: number): NamePlace | null {
  if (text.charCodeAt(at - 1) !== 0x65 || !text.startsWith("code", at - 4)) return null;
  if (!/[?&#]/.test(text.charAt(at - 5))) return null;
  rest.lastIndex = at + 1;
  if (!rest.test(text) && !followsState(text, at - 4)) return null;
  return { secret, name: "code", start: at - 4, quoted: false };
}

function followsState(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - farthestState), start);
  const state = before.lastIndexOf("state=");
  return state > 0 && /^[?&#]state=[^\s?#"'<>]*$/.test(before.slice(state - 1));
}
