import { apiRoute } from "#lib/accounts/api-route.ts";
import { checkBundleOperation } from "#lib/error-pages/bundle-operations.ts";
import { checkBundle } from "#lib/error-pages/check-bundle.ts";

export const POST = apiRoute(checkBundleOperation, (context, { body }) =>
  checkBundle(context, body),
);
