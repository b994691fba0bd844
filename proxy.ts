import { randomBytes } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { pathHeader } from "#lib/accounts/path-header.ts";
import { isDevelopment } from "#lib/platform/env.ts";
import { pageSecurityPolicy } from "#lib/platform/http/security-headers.ts";

/**
 * Gives a page its security policy, whose nonce Next reads from the request, and the path that was asked for, so that
 * signing in leads back to it. It decides nothing.
 */
export function proxy(request: NextRequest): NextResponse {
  const policy = pageSecurityPolicy({
    nonce: randomBytes(18).toString("base64"),
    development: isDevelopment,
  });
  const headers = new Headers(request.headers);
  headers.set(pathHeader, request.nextUrl.pathname + request.nextUrl.search);
  headers.set("content-security-policy", policy);
  const answer = NextResponse.next({ request: { headers } });
  answer.headers.set("content-security-policy", policy);
  return answer;
}

/** Pages only: a proxy before the doors would cut bodies at 10 MB without an error. */
export const config = { matcher: ["/((?!api/|v1/|e/|_next/|metrics$).*)"] };
