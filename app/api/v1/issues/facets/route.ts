import { apiRoute } from "#lib/accounts/api-route.ts";
import { countIssueFacets } from "#lib/issues/count-issue-facets.ts";
import { listIssueFacetsOperation } from "#lib/issues/operations.ts";

export const GET = apiRoute(listIssueFacetsOperation, (context, { query }) =>
  countIssueFacets(context, query),
);
