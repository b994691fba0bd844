import { apiRoute } from "#lib/accounts/api-route.ts";
import { searchOperation } from "#lib/runtime/operations.ts";
import { searchDashboard } from "#lib/runtime/search-dashboard.ts";

export const GET = apiRoute(searchOperation, (context, { query }) =>
  searchDashboard(context, query.q),
);
