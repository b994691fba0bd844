import { apiRoute } from "#lib/accounts/api-route.ts";
import { getRun } from "#lib/recovery/list-runs.ts";
import { getRunOperation } from "#lib/recovery/operations.ts";

export const GET = apiRoute(getRunOperation, (context, { params }) => getRun(context, params.id));
