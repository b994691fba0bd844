import { apiRoute } from "#lib/accounts/api-route.ts";
import { listRecords } from "#lib/issues/list-records.ts";
import { listRecordsOperation } from "#lib/issues/operations.ts";

export const GET = apiRoute(listRecordsOperation, (context, { query }) =>
  listRecords(context, query),
);
