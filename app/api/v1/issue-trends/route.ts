import { apiRoute } from "#lib/accounts/api-route.ts";
import { listIssueTrends } from "#lib/insights/list-issue-trends.ts";
import { listIssueTrendsOperation } from "#lib/insights/operations.ts";

export const GET = apiRoute(listIssueTrendsOperation, (context, { query }) =>
  listIssueTrends(context, query),
);
