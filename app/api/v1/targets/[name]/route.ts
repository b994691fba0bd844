import { apiRoute } from "#lib/accounts/api-route.ts";
import { changeTarget } from "#lib/recovery/change-target.ts";
import { deleteTarget } from "#lib/recovery/delete-target.ts";
import { getTarget } from "#lib/recovery/list-targets.ts";
import {
  changeTargetOperation,
  deleteTargetOperation,
  getTargetOperation,
} from "#lib/recovery/operations.ts";

export const GET = apiRoute(getTargetOperation, (context, { params }) =>
  getTarget(context, params.name),
);
export const PATCH = apiRoute(changeTargetOperation, (context, { params, body }) =>
  changeTarget(context, params.name, body),
);
export const DELETE = apiRoute(deleteTargetOperation, (context, { params }) =>
  deleteTarget(context, params.name),
);
