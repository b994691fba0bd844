import { apiRoute } from "#lib/accounts/api-route.ts";
import { listPageEditionsOperation } from "#lib/error-pages/content-operations.ts";
import { listPageEditions } from "#lib/error-pages/list-page-editions.ts";

export const GET = apiRoute(listPageEditionsOperation, (context) => listPageEditions(context));
