import { apiRoute } from "#lib/accounts/api-route.ts";
import { revokeApiTokenOperation } from "#lib/accounts/operations.ts";
import { revokeApiToken } from "#lib/accounts/revoke-api-token.ts";

export const DELETE = apiRoute(revokeApiTokenOperation, (context, { params }) =>
  revokeApiToken(context, params.id),
);
