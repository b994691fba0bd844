import { apiRoute } from "#lib/accounts/api-route.ts";
import { createStatusExport } from "#lib/error-pages/create-status-export.ts";
import { listStatusExports } from "#lib/error-pages/list-status-exports.ts";
import {
  createStatusExportOperation,
  listStatusExportsOperation,
} from "#lib/error-pages/status-operations.ts";

export const GET = apiRoute(listStatusExportsOperation, listStatusExports);
export const POST = apiRoute(createStatusExportOperation, (context, { body }) =>
  createStatusExport(context, body),
);
