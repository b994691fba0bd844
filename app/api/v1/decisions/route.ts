import { apiRoute } from "#lib/accounts/api-route.ts";
import { listDecisions } from "#lib/recovery/list-decisions.ts";
import { listDecisionsOperation } from "#lib/recovery/operations.ts";

export const GET = apiRoute(listDecisionsOperation, (context, { query }) =>
  listDecisions(context, query),
);
