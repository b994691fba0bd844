import { apiRoute } from "#lib/accounts/api-route.ts";
import { checkTarget } from "#lib/recovery/check-target.ts";
import { checkTargetOperation } from "#lib/recovery/operations.ts";

export const POST = apiRoute(checkTargetOperation, (context, { params }) =>
  checkTarget(context, params.name),
);
