import { apiRoute } from "#lib/accounts/api-route.ts";
import { cancelRun } from "#lib/recovery/cancel-run.ts";
import { cancelRunOperation } from "#lib/recovery/operations.ts";

export const POST = apiRoute(cancelRunOperation, (context, { params }) =>
  cancelRun(context, params.id),
);
