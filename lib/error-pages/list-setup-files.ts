import type { SetupFile } from "#lib/error-pages/bundle-schemas.ts";
import { describeProxies } from "#lib/error-pages/proxies/describe-proxies.ts";
import { describeSnippets } from "#lib/error-pages/snippets/describe-snippets.ts";
import type { Context } from "#lib/platform/context.ts";
import { environment } from "#lib/platform/env.ts";
import { type List, wholeList } from "#lib/platform/http/list.ts";
import { getService } from "#lib/services/list-services.ts";

/** What puts the pages of a service before its visitors, to be copied; throws `not-found`. */
export async function listSetupFiles(
  context: Context,
  input: { service: string },
): Promise<List<SetupFile>> {
  const { name, error_page } = await getService(context, input.service);
  const { default_language = "en" } = error_page;
  const setup = { service: name, default_language, base_url: environment().BASE_URL };
  return wholeList([...describeProxies(setup), ...describeSnippets(setup)]);
}
