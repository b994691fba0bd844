import { apiDownload } from "#lib/accounts/api-download.ts";
import { exportIssues } from "#lib/issues/export-issues.ts";
import { exportIssuesOperation } from "#lib/issues/operations.ts";

export const GET = apiDownload(exportIssuesOperation, (context, { query, signal }) =>
  exportIssues(context, query, signal),
);
