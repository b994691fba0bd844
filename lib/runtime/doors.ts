import { answerErrorPage } from "#lib/error-pages/answer-error-page.ts";
import { pageSource } from "#lib/error-pages/page-source.ts";
import { acceptIngest } from "#lib/ingest/accept-ingest.ts";
import type { Door } from "#lib/runtime/front.ts";

/** The paths that are answered before Next: a route handler costs many times what they do themselves. */
export const doors: ReadonlyMap<string, Door> = new Map<string, Door>([
  ["/api/ingest", acceptIngest],
  ["/e/", (request) => answerErrorPage(pageSource(), request)],
]);
