import { apiDownload } from "#lib/accounts/api-download.ts";
import { downloadBundleOperation } from "#lib/error-pages/bundle-operations.ts";
import { downloadBundle } from "#lib/error-pages/download-bundle.ts";

export const GET = apiDownload(downloadBundleOperation, (context, { query }) =>
  downloadBundle(context, query),
);
