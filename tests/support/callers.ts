import { encode } from "next-auth/jwt";
import { sessionCookieName } from "#lib/accounts/authenticate-request.ts";
import { startSession } from "#lib/accounts/session.ts";
import type { Context, Role } from "#lib/platform/context.ts";
import { authSecret } from "#lib/platform/env.ts";
import { hashSecret } from "#lib/platform/secrets.ts";

type TokenParts = { scope: "read" | "operate" | "admin"; revoked_at?: Date; expires_at?: Date };

/** The headers of a client that sends an API token. */
export async function tokenHeaders(context: Context, parts: TokenParts) {
  const secret = `pmt_test_${crypto.randomUUID()}`;
  await context.database.apiToken.create({
    data: { name: `test ${parts.scope}`, token_hash: hashSecret(secret), hint: "test", ...parts },
  });
  return { authorization: `Bearer ${secret}` };
}

/** The headers of a browser that is signed in, without the Origin that it sends from our own pages. */
export async function sessionHeaders(context: Context, role: Role) {
  const user = await context.database.user.create({
    data: { email: `${crypto.randomUUID()}@example.com`, role },
  });
  const sid = await startSession(context, { user_id: user.id, user_agent: null });
  const token = await encode({ token: { sid }, secret: authSecret() });
  return { cookie: `${sessionCookieName()}=${token}` };
}
