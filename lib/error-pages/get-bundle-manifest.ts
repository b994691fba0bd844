import { setImmediate } from "node:timers/promises";
import { prepareManifest, renderBundle, toEntry } from "#lib/error-pages/bundle.ts";
import type { BundleEntry, BundleManifest } from "#lib/error-pages/bundle-schemas.ts";
import { readBundleSource } from "#lib/error-pages/read-bundle-source.ts";
import type { Context } from "#lib/platform/context.ts";
import { environment } from "#lib/platform/env.ts";

const filesAtOnce = 50;

/** The manifest of the bundle as it would be exported now; throws `not-found` where there is no such service. */
export async function getBundleManifest(
  context: Context,
  input: { service?: string | null | undefined },
): Promise<BundleManifest> {
  const base_url = environment().BASE_URL;
  const source = await readBundleSource(context, { service: input.service ?? null, base_url });
  const entries: BundleEntry[] = [];
  for (const file of renderBundle(source)) {
    entries.push(toEntry(file));
    // Others wait for this process, too.
    if (entries.length % filesAtOnce === 0) await setImmediate();
  }
  return prepareManifest(source, entries, context.now());
}
