import { readBundleSource } from "#lib/error-pages/read-bundle-source.ts";
import { zipBundle } from "#lib/error-pages/zip-bundle.ts";
import type { Context } from "#lib/platform/context.ts";
import { environment } from "#lib/platform/env.ts";
import type { Download } from "#lib/platform/http/define-download.ts";

/** The static bundle as a file to keep; throws `not-found` where there is no such service. */
export async function downloadBundle(
  context: Context,
  input: { service?: string | undefined },
): Promise<Download> {
  const base_url = environment().BASE_URL;
  const source = await readBundleSource(context, { service: input.service ?? null, base_url });
  return { name: "paramedic-error-pages.zip", content: zipBundle(source, context.now()) };
}
