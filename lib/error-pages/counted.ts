import type { HeaderReader } from "#lib/platform/http/door.ts";

const programs =
  /bot\b|bot\/|crawl|spider|slurp|preview|monitor|uptime|curl|wget|python|java\/|go-http|okhttp|libwww|node-fetch/i;

const operator = /(?:^|[;\s-])paramedic\.session=/;

/** Whether a page is shown to a visitor, as far as a request tells: no program, no operator, and not fetched ahead. */
export function isCounted(headers: HeaderReader): boolean {
  const purpose =
    headers.get("sec-purpose") ?? headers.get("purpose") ?? headers.get("x-moz") ?? "";
  if (operator.test(headers.get("cookie") ?? "")) return false;
  return !/prefetch|prerender/i.test(purpose) && !programs.test(headers.get("user-agent") ?? "");
}

/** Whether the visitor asks not to be followed (Global Privacy Control, or the older Do Not Track). */
export function wantsPrivacy(headers: HeaderReader): boolean {
  return headers.get("sec-gpc") === "1" || headers.get("dnt") === "1";
}
