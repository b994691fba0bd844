import { apiRoute } from "#lib/accounts/api-route.ts";
import { pressTargetOperation } from "#lib/recovery/operations.ts";
import { startTargetAction } from "#lib/recovery/start-target-action.ts";

export const POST = apiRoute(pressTargetOperation, (context, { params, body }) =>
  startTargetAction(context, { target: params.name, ...body }),
);
