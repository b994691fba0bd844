import { apiRoute } from "#lib/accounts/api-route.ts";
import { getPageVersionOperation } from "#lib/error-pages/content-operations.ts";
import { getPageVersion } from "#lib/error-pages/get-page-version.ts";

export const GET = apiRoute(getPageVersionOperation, (context, { params, query }) =>
  getPageVersion(context, { service: query.service ?? null, number: params.number }),
);
