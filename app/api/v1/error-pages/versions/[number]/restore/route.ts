import { apiRoute } from "#lib/accounts/api-route.ts";
import { restoreVersionOperation } from "#lib/error-pages/content-operations.ts";
import { restoreVersion } from "#lib/error-pages/restore-version.ts";

export const POST = apiRoute(restoreVersionOperation, (context, { params, body }) =>
  restoreVersion(context, { ...body, number: params.number }),
);
