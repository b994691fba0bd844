import { apiDownload } from "#lib/accounts/api-download.ts";
import { exportRecords } from "#lib/issues/export-records.ts";
import { exportRecordsOperation } from "#lib/issues/operations.ts";

export const GET = apiDownload(exportRecordsOperation, (context, { query, signal }) =>
  exportRecords(context, query, signal),
);
