import type { z } from "zod";
import { requireAccess } from "#lib/accounts/permissions.ts";
import { countViewsByBucket } from "#lib/error-pages/internal/sql/count-views-by-bucket.ts";
import { listPageCrowds } from "#lib/error-pages/internal/sql/list-page-crowds.ts";
import { type CountedViews, sumPageCounts } from "#lib/error-pages/internal/sql/sum-page-counts.ts";
import { waitEnds } from "#lib/error-pages/page-counts.ts";
import { estimatePeople, mergeSketches } from "#lib/error-pages/people-sketch.ts";
import type { getPageViewsOperation } from "#lib/error-pages/view-operations.ts";
import type { PageViews } from "#lib/error-pages/view-schemas.ts";
import type { Context } from "#lib/platform/context.ts";
import { resolveRange } from "#lib/platform/http/list.ts";
import { requireService } from "#lib/services/require-service.ts";

/** What visitors of a service, or of all, saw in a time. Throws `not-found` and `wrong-query`. */
export async function getPageViews(
  context: Context,
  query: z.output<(typeof getPageViewsOperation)["query"]>,
): Promise<PageViews> {
  requireAccess(context.actor, "read");
  const { service, buckets } = query;
  const { from, to } = resolveRange(query, context.now());
  const service_id = service === undefined ? null : (await requireService(context, service)).id;
  const width = chooseWidth((to.getTime() - from.getTime()) / 1000, buckets);
  const start = new Date(Math.floor(from.getTime() / 1000 / width) * width * 1000);
  const filter = { service_id, from: start, to, width };
  const { database } = context;
  const [sums, points, crowds] = await Promise.all([
    sumPageCounts(database, filter),
    countViewsByBucket(database, filter),
    listPageCrowds(database, filter),
  ]);
  return { ...sumViews(sums), people: countPeople(crowds), ...listPoints(points, filter) };
}

/** Whole minutes, so that every bucket has the same number of stored ones. */
function chooseWidth(seconds: number, buckets: number): number {
  return Math.max(1, Math.ceil(seconds / buckets / 60)) * 60;
}

/** The people of sketches with one salt are a union; those of different ones can only be added up. */
function countPeople(crowds: { term: string; sketch: Uint8Array }[]): number {
  return [...Map.groupBy(crowds, ({ term }) => term).values()]
    .map((ofTerm) => estimatePeople(mergeSketches(ofTerm.map(({ sketch }) => sketch))))
    .reduce((sum, people) => sum + people, 0);
}

function sumViews(sums: CountedViews[]) {
  const shown = sums.filter(({ event }) => event === "shown");
  const waits = [...waitEnds, null].map((seconds) => {
    const event = `back-${seconds ?? "more"}`;
    return { seconds, count: total(sums.filter((row) => row.event === event)) };
  });
  return {
    shown: total(shown),
    returned: total(waits),
    waits,
    kinds: sumBy(shown, "kind").map(([kind, count]) => ({ kind, count })),
    languages: sumBy(shown, "language").map(([language, count]) => ({ language, count })),
  };
}

function sumBy(rows: CountedViews[], name: "kind" | "language"): [string, number][] {
  return [...Map.groupBy(rows, (row) => row[name])]
    .map(([key, of]): [string, number] => [key, total(of)])
    .toSorted(([, one], [, other]) => other - one);
}

function total(rows: { count: number }[]): number {
  return rows.reduce((sum, { count }) => sum + count, 0);
}

function listPoints(
  rows: { index: number; count: number }[],
  { from, to, width }: { from: Date; to: Date; width: number },
) {
  const counts = new Map(rows.map(({ index, count }) => [index, count]));
  const length = Math.max(1, Math.ceil((to.getTime() - from.getTime()) / 1000 / width));
  const points = Array.from({ length }, (_, index): [string, number] => [
    new Date(from.getTime() + index * width * 1000).toISOString(),
    counts.get(index) ?? 0,
  ]);
  return { bucket_seconds: width, points };
}
