import { apiRoute } from "#lib/accounts/api-route.ts";
import { listRuns } from "#lib/recovery/list-runs.ts";
import { listRunsOperation } from "#lib/recovery/operations.ts";

export const GET = apiRoute(listRunsOperation, (context, { query }) => listRuns(context, query));
