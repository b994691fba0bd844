import { environment } from "#lib/platform/env.ts";
import { Problem } from "#lib/platform/errors.ts";

/**
 * A browser may write only from our own pages: the session cookie alone proves nothing about the page. A write without
 * an Origin is refused as well. Throws `forbidden`.
 */
export function requireSameOrigin(request: Request): void {
  if (request.method === "GET" || request.method === "HEAD") return;
  const origin = request.headers.get("origin");
  const ownHosts = [request.headers.get("host"), new URL(environment().BASE_URL).host];
  const sameOrigin =
    origin !== null && URL.canParse(origin) && ownHosts.includes(new URL(origin).host);
  if (sameOrigin && request.headers.get("sec-fetch-site") !== "cross-site") return;
  throw new Problem("forbidden", "A signed-in session may write only from Paramedic's own pages.");
}
