import { apiRoute } from "#lib/accounts/api-route.ts";
import { revokeIngestKey } from "#lib/services/manage-ingest-keys.ts";
import { revokeIngestKeyOperation } from "#lib/services/operations.ts";

export const DELETE = apiRoute(revokeIngestKeyOperation, (context, { params }) =>
  revokeIngestKey(context, params.id),
);
