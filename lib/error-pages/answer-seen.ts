import type { PageSource } from "#lib/error-pages/answer-error-page.ts";
import { isCounted, wantsPrivacy } from "#lib/error-pages/counted.ts";
import type { PageCounts } from "#lib/error-pages/page-counts.ts";
import { PageKind } from "#lib/error-pages/schemas.ts";
import type { VisitorHash } from "#lib/error-pages/visitor-hash.ts";
import type { VisitorLimits } from "#lib/error-pages/visitor-limits.ts";
import type { DoorRequest } from "#lib/platform/http/door.ts";
import type { Answer } from "#lib/platform/http/problem.ts";
import { Language } from "#lib/services/language-schemas.ts";

const longestWaitSeconds = 86_400;

/**
 * Takes the word of an open page that its visitor goes back in, and how long they waited: nothing about them. Whoever asks
 * not to be followed is not counted. There is nothing to answer, whatever came.
 */
export async function answerSeen(
  source: { pages: PageSource; counts: PageCounts; visitors: VisitorHash; limits: VisitorLimits },
  service: string,
  { url, headers }: DoorRequest,
): Promise<Answer> {
  const { pages, counts, visitors, limits } = source;
  const kind = PageKind.safeParse(url.searchParams.get("kind")).data;
  const language = Language.safeParse(url.searchParams.get("lang")?.slice(0, 2)).data;
  const waited = Number(url.searchParams.get("ms") ?? Number.NaN) / 1000;
  const isWord = kind !== undefined && language !== undefined && waited >= 0;
  if (isWord && isCounted(headers) && !wantsPrivacy(headers)) {
    const visitor = visitors.of(headers.get("x-forwarded-for") ?? "").toString("hex");
    const known = (await pages.services.get(service))?.known === true;
    if (known && limits.allow(visitor, service)) {
      counts.noteReturn({ service, kind, language }, Math.min(waited, longestWaitSeconds));
    }
  }
  const open = { "access-control-allow-origin": "*", "cache-control": "no-store" };
  return { status: 204, headers: open, body: "" };
}
