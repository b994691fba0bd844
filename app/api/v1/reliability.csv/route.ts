import { apiDownload } from "#lib/accounts/api-download.ts";
import { downloadReliability } from "#lib/recovery/download-reliability.ts";
import { downloadReliabilityOperation } from "#lib/recovery/operations.ts";

export const GET = apiDownload(downloadReliabilityOperation, (context, { query }) =>
  downloadReliability(context, query),
);
