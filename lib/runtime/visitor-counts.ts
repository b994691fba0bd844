import { isCounted, wantsPrivacy } from "#lib/error-pages/counted.ts";
import { createPageCounts, type PageCounts, type ShownPage } from "#lib/error-pages/page-counts.ts";
import { storePageCounts } from "#lib/error-pages/store-page-counts.ts";
import { createVisitorHash, type VisitorHash } from "#lib/error-pages/visitor-hash.ts";
import { database } from "#lib/platform/database.ts";
import { isDatabaseAway } from "#lib/platform/database-failure.ts";
import type { HeaderReader } from "#lib/platform/http/door.ts";
import { webLog } from "#lib/platform/logger.ts";

const flushMilliseconds = 5000;

type Counting = { counts: PageCounts; visitors: VisitorHash; timer: NodeJS.Timeout };

// Next bundles a module once per layer; what is counted must be counted once.
const holder = globalThis as typeof globalThis & { paramedicVisitorCounts?: Counting };

/** What this process has counted of visitors; handed to the database every five seconds. */
export function visitorCounts(): Counting {
  holder.paramedicVisitorCounts ??= {
    counts: createPageCounts({ now: () => new Date() }),
    visitors: createVisitorHash(() => new Date()),
    timer: setInterval(() => void storeVisitorCounts(), flushMilliseconds).unref(),
  };
  return holder.paramedicVisitorCounts;
}

/** Counts a page that is shown; the visitor as a person only where they do not ask for privacy. */
export function countShown(page: ShownPage, headers: HeaderReader): void {
  if (!isCounted(headers)) return;
  const { counts, visitors } = visitorCounts();
  const address = headers.get("x-forwarded-for") ?? "";
  const visitor = wantsPrivacy(headers)
    ? null
    : { hash: visitors.of(address, headers.get("user-agent") ?? ""), term: visitors.term() };
  counts.noteShown(page, visitor);
}

let storing: Promise<void> | null = null;

/** Stores what was counted; while the database is away, it waits in memory. One at a time. */
export function storeVisitorCounts(): Promise<void> {
  storing ??= store().finally(() => {
    storing = null;
  });
  return storing;
}

/** Stores the rest when the process ends. */
export async function closeVisitorCounts(): Promise<void> {
  const counting = holder.paramedicVisitorCounts;
  if (!counting) return;
  clearInterval(counting.timer);
  await storing;
  await storeVisitorCounts();
  delete holder.paramedicVisitorCounts;
}

async function store(): Promise<void> {
  try {
    const { lost } = await storePageCounts(database(), visitorCounts().counts);
    if (lost > 0) webLog().warn({ lost }, "there was no room to count every page shown");
  } catch (err) {
    if (!isDatabaseAway(err)) webLog().error({ err }, "counts of pages shown could not be stored");
  }
}
