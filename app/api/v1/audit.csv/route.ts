import { apiDownload } from "#lib/accounts/api-download.ts";
import { exportAudit } from "#lib/accounts/export-audit.ts";
import { exportAuditCsvOperation } from "#lib/accounts/operations.ts";

export const GET = apiDownload(exportAuditCsvOperation, (context, { query }) =>
  exportAudit(context, query, "csv"),
);
