import type { z } from "zod";
import { requireAccess } from "#lib/accounts/permissions.ts";
import { compareCodes, fillTrend, trendParts } from "#lib/insights/comparison.ts";
import { countCodeParts } from "#lib/insights/internal/sql/count-code-parts.ts";
import { countCodes } from "#lib/insights/internal/sql/count-codes.ts";
import type { listTopCodesOperation } from "#lib/insights/operations.ts";
import type { TopCode } from "#lib/insights/schemas.ts";
import { IssueState } from "#lib/issues/schemas.ts";
import type { Context } from "#lib/platform/context.ts";

export type TopCodesQuery = z.output<(typeof listTopCodesOperation)["query"]>;

/** The most frequent codes by service, compared with the period before, each with its trend. */
export async function listTopCodes(context: Context, query: TopCodesQuery): Promise<TopCode[]> {
  requireAccess(context.actor, "read");
  const filter = { ...query, ...compareCodes(query, context.now()) };
  const codes = await countCodes(context.database, filter);
  const parts = await countCodeParts(context.database, { ...filter, codes, parts: trendParts });
  const partsOf = Map.groupBy(parts, keyOf);
  return codes.map(({ service_id, total, last_seen, ...code }) => ({
    ...code,
    states: IssueState.array().parse(code.states),
    share: total > 0 ? code.count / total : 0,
    last_seen: last_seen.toISOString(),
    trend: fillTrend(partsOf.get(keyOf({ ...code, service_id })) ?? []),
  }));
}

function keyOf({ service_id, error_code }: { service_id: number; error_code: string }): string {
  return `${service_id} ${error_code}`;
}
