import { apiRoute } from "#lib/accounts/api-route.ts";
import { getReliability } from "#lib/recovery/get-reliability.ts";
import { getReliabilityOperation } from "#lib/recovery/operations.ts";

export const GET = apiRoute(getReliabilityOperation, (context, { query }) =>
  getReliability(context, query),
);
