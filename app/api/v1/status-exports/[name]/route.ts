import { apiRoute } from "#lib/accounts/api-route.ts";
import { deleteStatusExport } from "#lib/error-pages/delete-status-export.ts";
import { deleteStatusExportOperation } from "#lib/error-pages/status-operations.ts";

export const DELETE = apiRoute(deleteStatusExportOperation, (context, { params }) =>
  deleteStatusExport(context, params.name),
);
