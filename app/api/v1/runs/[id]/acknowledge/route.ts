import { apiRoute } from "#lib/accounts/api-route.ts";
import { acknowledgeRun } from "#lib/recovery/acknowledge-run.ts";
import { acknowledgeRunOperation } from "#lib/recovery/gate-operations.ts";

export const POST = apiRoute(acknowledgeRunOperation, (context, { params }) =>
  acknowledgeRun(context, params.id),
);
