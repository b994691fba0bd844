import { apiRoute } from "#lib/accounts/api-route.ts";
import { listRefusals } from "#lib/ingest/list-refusals.ts";
import { listRefusalsOperation } from "#lib/ingest/operations.ts";

export const GET = apiRoute(listRefusalsOperation, (context, { query }) =>
  listRefusals(context, query),
);
