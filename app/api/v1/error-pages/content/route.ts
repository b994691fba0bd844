import { apiRoute } from "#lib/accounts/api-route.ts";
import { getPageEditionOperation } from "#lib/error-pages/content-operations.ts";
import { getPageEdition } from "#lib/error-pages/get-page-edition.ts";

export const GET = apiRoute(getPageEditionOperation, (context, { query }) =>
  getPageEdition(context, query.service ?? null),
);
