import { compareBundles } from "#lib/error-pages/bundle.ts";
import type { BundleDrift, CheckBundle } from "#lib/error-pages/bundle-schemas.ts";
import { getBundleManifest } from "#lib/error-pages/get-bundle-manifest.ts";
import type { Context } from "#lib/platform/context.ts";

/** Says which files of a deployed bundle are not what would be exported now. */
export async function checkBundle(context: Context, deployed: CheckBundle): Promise<BundleDrift> {
  const { files } = await getBundleManifest(context, { service: deployed.service });
  return compareBundles(files, deployed.files);
}
