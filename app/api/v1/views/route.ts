import { apiRoute } from "#lib/accounts/api-route.ts";
import { createView } from "#lib/accounts/create-view.ts";
import { listViews } from "#lib/accounts/list-views.ts";
import { createViewOperation, listViewsOperation } from "#lib/accounts/view-operations.ts";

export const GET = apiRoute(listViewsOperation, (context, { query }) => listViews(context, query));
export const POST = apiRoute(createViewOperation, (context, { body }) => createView(context, body));
