import { apiCaller } from "#lib/accounts/api-route.ts";
import type { Context } from "#lib/platform/context.ts";
import { type Download, defineDownload } from "#lib/platform/http/define-download.ts";
import type { RouteHandler } from "#lib/platform/http/define-route.ts";
import type { Input, Operation } from "#lib/platform/http/operation.ts";
import { webLog } from "#lib/platform/logger.ts";

/** A file of the API: for a token or a signed-in session with the operation's access. */
export function apiDownload<O extends Operation>(
  operation: O,
  run: (context: Context, input: Input<O>) => Promise<Download>,
): RouteHandler {
  return defineDownload({ operation, caller: apiCaller, log: webLog }, run);
}
