import { apiRoute } from "#lib/accounts/api-route.ts";
import { changeMaintenance } from "#lib/recovery/change-maintenance.ts";
import { endMaintenance } from "#lib/recovery/create-maintenance.ts";
import {
  changeMaintenanceOperation,
  endMaintenanceOperation,
} from "#lib/recovery/gate-operations.ts";

export const PATCH = apiRoute(changeMaintenanceOperation, (context, { params, body }) =>
  changeMaintenance(context, { id: params.id, change: body }),
);
export const DELETE = apiRoute(endMaintenanceOperation, (context, { params }) =>
  endMaintenance(context, params.id),
);
