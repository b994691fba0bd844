import { apiRoute } from "#lib/accounts/api-route.ts";
import { endMaintenance } from "#lib/recovery/create-maintenance.ts";
import { endMaintenanceOperation } from "#lib/recovery/gate-operations.ts";

export const DELETE = apiRoute(endMaintenanceOperation, (context, { params }) =>
  endMaintenance(context, params.id),
);
