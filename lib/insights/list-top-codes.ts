import type { z } from "zod";
import { requireAccess } from "#lib/accounts/permissions.ts";
import { chooseResolution, chooseWidth } from "#lib/insights/bucket.ts";
import { countCodeParts } from "#lib/insights/internal/sql/count-code-parts.ts";
import { countCodes } from "#lib/insights/internal/sql/count-codes.ts";
import type { listTopCodesOperation } from "#lib/insights/operations.ts";
import type { TopCode } from "#lib/insights/schemas.ts";
import { bucketStart } from "#lib/issues/rollup.ts";
import type { Context } from "#lib/platform/context.ts";
import { resolveRange } from "#lib/platform/http/list.ts";

export type TopCodesQuery = z.output<(typeof listTopCodesOperation)["query"]>;

const parts = 24;

/** The most frequent codes by service, compared with the period before, each with its trend. */
export async function listTopCodes(context: Context, query: TopCodesQuery): Promise<TopCode[]> {
  requireAccess(context.actor, "read");
  const range = resolveRange(query, context.now());
  const length = range.to.getTime() - range.from.getTime();
  const resolution = chooseResolution(chooseWidth(length / 1000, 300));
  const from = bucketStart(range.from, resolution);
  const to = query.to ? range.to : new Date(range.to.getTime() + resolution * 1000);
  const filter = { ...query, from, to, resolution };
  const [codes, trend] = await Promise.all([
    countCodes(context.database, { ...filter, previousFrom: new Date(from.getTime() - length) }),
    countCodeParts(context.database, { ...filter, parts }),
  ]);
  const trends = new Map<string, number[]>();
  for (const { service, error_code, part, count } of trend) {
    const key = JSON.stringify([service, error_code]);
    const counts = trends.get(key) ?? Array.from({ length: parts }, () => 0);
    counts[part - 1] = count;
    trends.set(key, counts);
  }
  return codes.map(({ total, last_seen, ...code }) => ({
    ...code,
    share: total > 0 ? code.count / total : 0,
    last_seen: last_seen.toISOString(),
    trend: trends.get(JSON.stringify([code.service, code.error_code])) ?? [],
  }));
}
