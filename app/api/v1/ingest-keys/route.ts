import { apiRoute } from "#lib/accounts/api-route.ts";
import { createIngestKey, listIngestKeys } from "#lib/services/manage-ingest-keys.ts";
import { createIngestKeyOperation, listIngestKeysOperation } from "#lib/services/operations.ts";

export const GET = apiRoute(listIngestKeysOperation, (context) => listIngestKeys(context));
export const POST = apiRoute(createIngestKeyOperation, (context, { body }) =>
  createIngestKey(context, body),
);
