import { apiRoute } from "#lib/accounts/api-route.ts";
import { listSetupFilesOperation } from "#lib/error-pages/bundle-operations.ts";
import { listSetupFiles } from "#lib/error-pages/list-setup-files.ts";

export const GET = apiRoute(listSetupFilesOperation, (context, { query }) =>
  listSetupFiles(context, query),
);
