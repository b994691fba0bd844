import { apiRoute } from "#lib/accounts/api-route.ts";
import { changeOwnPassword } from "#lib/accounts/change-own-password.ts";
import { changeOwnPasswordOperation } from "#lib/accounts/operations.ts";

export const POST = apiRoute(changeOwnPasswordOperation, (context, { body }) =>
  changeOwnPassword(context, body),
);
