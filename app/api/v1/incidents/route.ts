import { apiRoute } from "#lib/accounts/api-route.ts";
import { listIncidents } from "#lib/recovery/list-incidents.ts";
import { listIncidentsOperation } from "#lib/recovery/operations.ts";

export const GET = apiRoute(listIncidentsOperation, (context, { query }) =>
  listIncidents(context, query),
);
