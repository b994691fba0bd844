import type { PageSource } from "#lib/error-pages/answer-error-page.ts";
import { describeService } from "#lib/error-pages/describe-service.ts";
import { createPreparedPages } from "#lib/error-pages/prepared-pages.ts";
import { createRecentValues } from "#lib/error-pages/recent-values.ts";
import { createWaitingCount } from "#lib/error-pages/waiting-count.ts";
import { type Database, database } from "#lib/platform/database.ts";
import { environment } from "#lib/platform/env.ts";
import type { Logger } from "#lib/platform/logger.ts";
import { webLog } from "#lib/platform/logger.ts";

const freshForMilliseconds = 2000;
/** What is asked for again and again is read anew behind its visitors' backs: none of them waits for the database. */
const refreshAfterMilliseconds = 1000;
/** A proxy gives up on the live page after about this long, and shows the static one. */
const waitMilliseconds = 300;
const firstWaitMilliseconds = 3000;
const servicesRemembered = 1000;
const pagesPrepared = 2000;

/** A source of pages that remembers services over an outage of the database. */
export function createPageSource(parts: {
  database: () => Database;
  log: Logger;
  base_url: string;
  /** Milliseconds that have passed; of the process unless given. */
  elapsed?: () => number;
}): PageSource {
  const elapsed = parts.elapsed ?? (() => performance.now());
  const services = createRecentValues({
    read: async (name) => describeService(parts.database(), name),
    freshForMilliseconds,
    refreshAfterMilliseconds,
    waitMilliseconds,
    firstWaitMilliseconds,
    limit: servicesRemembered,
    // No service is called nothing: that is the organisation.
    isWorthKeeping: ({ known }, name) => known || name === "",
    now: elapsed,
    onFailure: (err) => parts.log.warn({ err }, "error pages are served from memory"),
  });
  const prepared = createPreparedPages(pagesPrepared);
  const waiting = createWaitingCount(servicesRemembered, elapsed);
  const { base_url } = parts;
  return { services, prepared, waiting, base_url, now: () => new Date(), random: Math.random };
}

const holder = globalThis as typeof globalThis & { paramedicPageSource?: PageSource };

/** The source of this process. */
export function pageSource(): PageSource {
  holder.paramedicPageSource ??= createPageSource({
    database,
    log: webLog(),
    base_url: environment().BASE_URL,
  });
  return holder.paramedicPageSource;
}
