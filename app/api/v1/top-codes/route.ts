import { apiRoute } from "#lib/accounts/api-route.ts";
import { listTopCodes } from "#lib/insights/list-top-codes.ts";
import { listTopCodesOperation } from "#lib/insights/operations.ts";

export const GET = apiRoute(listTopCodesOperation, (context, { query }) =>
  listTopCodes(context, query),
);
