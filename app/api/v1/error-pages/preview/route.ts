import { apiRoute } from "#lib/accounts/api-route.ts";
import { previewPagesOperation } from "#lib/error-pages/content-operations.ts";
import { previewPages } from "#lib/error-pages/preview-pages.ts";

export const POST = apiRoute(previewPagesOperation, (context, { body }) =>
  previewPages(context, body),
);
