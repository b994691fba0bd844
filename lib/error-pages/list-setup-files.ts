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
  const { name } = await getService(context, input.service);
  const { BASE_URL } = environment();
  return wholeList([...describeProxies(name, BASE_URL), ...describeSnippets(name, BASE_URL)]);
}
