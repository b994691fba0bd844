import { apiRoute } from "#lib/accounts/api-route.ts";
import { createService } from "#lib/services/create-service.ts";
import { listServices } from "#lib/services/list-services.ts";
import { createServiceOperation, listServicesOperation } from "#lib/services/operations.ts";

export const GET = apiRoute(listServicesOperation, (context) => listServices(context));
export const POST = apiRoute(createServiceOperation, (context, { body }) =>
  createService(context, body),
);
