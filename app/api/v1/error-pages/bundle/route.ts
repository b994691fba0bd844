import { apiRoute } from "#lib/accounts/api-route.ts";
import { getBundleOperation } from "#lib/error-pages/bundle-operations.ts";
import { getBundleManifest } from "#lib/error-pages/get-bundle-manifest.ts";

export const GET = apiRoute(getBundleOperation, (context, { query }) =>
  getBundleManifest(context, query),
);
