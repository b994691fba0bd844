import { apiRoute } from "#lib/accounts/api-route.ts";
import { createMaintenance } from "#lib/recovery/create-maintenance.ts";
import {
  createMaintenanceOperation,
  listMaintenanceOperation,
} from "#lib/recovery/gate-operations.ts";
import { listMaintenance } from "#lib/recovery/list-maintenance.ts";

export const GET = apiRoute(listMaintenanceOperation, (context) => listMaintenance(context));
export const POST = apiRoute(createMaintenanceOperation, (context, { body }) =>
  createMaintenance(context, body),
);
