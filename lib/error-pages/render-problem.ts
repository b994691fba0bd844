import { explanationPath } from "#lib/error-pages/page-request.ts";
import type { Page } from "#lib/error-pages/prepare-page.ts";
import { catalogues } from "#lib/error-pages/texts.ts";

/** The page for programs (RFC 9457): the same words, and nothing about how the service is built. */
export function renderProblem(page: Page): string {
  const { recovery, retry_after_seconds } = page;
  const { gap } = catalogues[page.language];
  const live = recovery && recovery.state !== "fine";
  return JSON.stringify({
    type: new URL(explanationPath(page.kind), page.base_url).href,
    title: page.title,
    status: page.status,
    detail: `${page.what}${gap}${page.data}`,
    next: page.next,
    ...(page.route ? { route: page.route } : {}),
    reference: page.reference,
    ...(retry_after_seconds === null ? {} : { retry_after_seconds }),
    ...(page.closure === null ? {} : { closed_until: page.closure.until }),
    ...(live ? { recovery: { state: recovery.state, since: recovery.since } } : {}),
    ...(Object.keys(page.support).length > 0 ? { support: page.support } : {}),
  });
}
