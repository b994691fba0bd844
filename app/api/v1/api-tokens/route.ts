import { apiRoute } from "#lib/accounts/api-route.ts";
import { createApiToken } from "#lib/accounts/create-api-token.ts";
import { listApiTokens } from "#lib/accounts/list-api-tokens.ts";
import { createApiTokenOperation, listApiTokensOperation } from "#lib/accounts/operations.ts";

export const GET = apiRoute(listApiTokensOperation, (context) => listApiTokens(context));

export const POST = apiRoute(createApiTokenOperation, (context, { body }) =>
  createApiToken(context, body),
);
