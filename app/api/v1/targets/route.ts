import { apiRoute } from "#lib/accounts/api-route.ts";
import { createTarget } from "#lib/recovery/create-target.ts";
import { listTargets } from "#lib/recovery/list-targets.ts";
import { createTargetOperation, listTargetsOperation } from "#lib/recovery/operations.ts";

export const GET = apiRoute(listTargetsOperation, (context, { query }) =>
  listTargets(context, query),
);
export const POST = apiRoute(createTargetOperation, (context, { body }) =>
  createTarget(context, body),
);
