import { decode } from "next-auth/jwt";
import { readCookies } from "#lib/accounts/internal/read-cookies.ts";
import { Role } from "#lib/accounts/schemas.ts";
import { idleHours } from "#lib/accounts/session.ts";
import { type Actor, anonymous } from "#lib/platform/context.ts";
import type { Database } from "#lib/platform/database.ts";
import { authSecret, environment } from "#lib/platform/env.ts";
import { hashSecret } from "#lib/platform/secrets.ts";

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const roleOfScope: Record<string, Role> = { read: "viewer", operate: "operator", admin: "admin" };
/** Writing on every request would cost more than it tells. */
const touchEveryMilliseconds = 60_000;

/** The session cookie; `__Host-` binds it to this host where the address is https. */
export function sessionCookieName(): string {
  const secure = environment().BASE_URL.startsWith("https:");
  return secure ? "__Host-paramedic.session" : "paramedic.session";
}

/** Who sent the request: an API token as bearer, else a signed-in session, else anonymous. Never throws on wrong input. */
export async function authenticateRequest(
  database: Database,
  headers: Headers,
  now: Date,
): Promise<Actor> {
  const bearer = /^Bearer\s+(\S+)$/i.exec(headers.get("authorization") ?? "")?.[1];
  if (bearer) return authenticateToken(database, bearer, now);
  const cookie = readCookies(headers.get("cookie"))[sessionCookieName()];
  return cookie ? authenticateSession(database, cookie, now) : anonymous;
}

async function authenticateToken(database: Database, token: string, now: Date): Promise<Actor> {
  const row = await database.apiToken.findUnique({ where: { token_hash: hashSecret(token) } });
  if (!row || row.revoked_at || (row.expires_at && row.expires_at <= now)) return anonymous;
  if (isStale(row.last_used_at, now)) {
    await database.apiToken.updateMany({ where: { id: row.id }, data: { last_used_at: now } });
  }
  return {
    kind: "token",
    id: row.id,
    name: `token ${row.name}`,
    role: roleOfScope[row.scope] ?? null,
  };
}

async function authenticateSession(database: Database, cookie: string, now: Date): Promise<Actor> {
  const sessionId = await readSessionId(cookie);
  if (!sessionId) return anonymous;
  const session = await database.session.findUnique({
    where: { id: sessionId },
    include: { user: true },
  });
  if (!session || session.revoked_at || session.expires_at <= now || session.user.disabled_at) {
    return anonymous;
  }
  if (now.getTime() - session.last_seen_at.getTime() > idleHours * 3_600_000) return anonymous;
  if (isStale(session.last_seen_at, now)) {
    await database.session.updateMany({ where: { id: session.id }, data: { last_seen_at: now } });
  }
  const { id, email, role } = session.user;
  return { kind: "user", id, name: email, role: Role.parse(role), session: session.id };
}

/** The id of the session row that a signed cookie carries, or null when the cookie is not ours. */
export async function readSessionId(cookie: string): Promise<string | null> {
  try {
    const token = await decode({ token: cookie, secret: authSecret() });
    const sid = token?.sid;
    return typeof sid === "string" && uuid.test(sid) ? sid : null;
  } catch {
    return null;
  }
}

function isStale(time: Date | null, now: Date): boolean {
  return !time || now.getTime() - time.getTime() > touchEveryMilliseconds;
}
