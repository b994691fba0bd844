import { type NextRequest, NextResponse } from "next/server";
import { pathHeader } from "#lib/accounts/path-header.ts";

/** Tells pages the path that was asked for, so that signing in leads back to it. It decides nothing. */
export function proxy(request: NextRequest): NextResponse {
  const headers = new Headers(request.headers);
  headers.set(pathHeader, request.nextUrl.pathname + request.nextUrl.search);
  return NextResponse.next({ request: { headers } });
}

/** Pages only: a proxy before the doors would cut bodies at 10 MB without an error. */
export const config = { matcher: ["/((?!api/|v1/|e/|_next/|metrics|.*\\.\\w+$).*)"] };
