import { apiRoute } from "#lib/accounts/api-route.ts";
import { getPageViews } from "#lib/error-pages/get-page-views.ts";
import { getPageViewsOperation } from "#lib/error-pages/view-operations.ts";

export const GET = apiRoute(getPageViewsOperation, (context, { query }) =>
  getPageViews(context, query),
);
