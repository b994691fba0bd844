import { apiDownload } from "#lib/accounts/api-download.ts";
import { exportAudit } from "#lib/accounts/export-audit.ts";
import { exportAuditNdjsonOperation } from "#lib/accounts/operations.ts";

export const GET = apiDownload(exportAuditNdjsonOperation, (context, { query }) =>
  exportAudit(context, query, "ndjson"),
);
