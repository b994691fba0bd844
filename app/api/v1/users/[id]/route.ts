import { apiRoute } from "#lib/accounts/api-route.ts";
import { changeUser } from "#lib/accounts/change-user.ts";
import { changeUserOperation } from "#lib/accounts/operations.ts";

export const PATCH = apiRoute(changeUserOperation, (context, { params, body }) =>
  changeUser(context, { id: params.id, change: body }),
);
