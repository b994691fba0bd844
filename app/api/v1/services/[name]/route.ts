import { apiRoute } from "#lib/accounts/api-route.ts";
import { changeService } from "#lib/services/change-service.ts";
import { deleteService } from "#lib/services/delete-service.ts";
import { getService } from "#lib/services/list-services.ts";
import {
  changeServiceOperation,
  deleteServiceOperation,
  getServiceOperation,
} from "#lib/services/operations.ts";

export const GET = apiRoute(getServiceOperation, (context, { params }) =>
  getService(context, params.name),
);
export const PATCH = apiRoute(changeServiceOperation, (context, { params, body }) =>
  changeService(context, { name: params.name, change: body }),
);
export const DELETE = apiRoute(deleteServiceOperation, (context, { params }) =>
  deleteService(context, params.name),
);
