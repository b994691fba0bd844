import { endSession } from "#lib/accounts/session.ts";
import type { Context } from "#lib/platform/context.ts";
import { hashSecret } from "#lib/platform/secrets.ts";
import { sessionHeaders, tokenHeaders } from "#tests/support/callers.ts";
import type { TestDatabase } from "#tests/support/database.ts";
import { addIngestKey } from "#tests/support/send-ingest.ts";

export const siteOrigin = "http://localhost:3000";

export type Caller = {
  name: string;
  headers: Record<string, string>;
  /** What it is known by. */
  by: "nothing" | "token" | "session" | "ingest key" | "agent token";
  /** How much it may: 1 reads, 2 operates, 3 administers. */
  rank: 0 | 1 | 2 | 3;
  /** A browser that sends the session's cookie without saying that the request comes from our own page. */
  foreign?: boolean;
};

/** Everybody who might call, with the credentials that they have. */
export async function createCallers(database: TestDatabase): Promise<Caller[]> {
  const context = database.context();
  const past = new Date(Date.now() - 1000);
  const admin = await sessionHeaders(context, "admin");
  await addIngestKey(database, "an-ingest-key");
  const token = (name: string, rank: Caller["rank"], headers: Record<string, string>): Caller => ({
    ...{ name, rank, headers },
    by: rank === 0 ? "nothing" : "token",
  });
  const session = (
    name: string,
    rank: Caller["rank"],
    headers: Record<string, string>,
  ): Caller => ({
    ...{ name, rank, by: rank === 0 ? "nothing" : "session" },
    headers: { origin: siteOrigin, "sec-fetch-site": "same-origin", ...headers },
  });
  const foreign = (name: string, headers: Record<string, string>): Caller => ({
    ...{ name, rank: 3, by: "session", foreign: true, headers: { ...admin, ...headers } },
  });
  return [
    token("anonymous", 0, {}),
    token("read token", 1, await tokenHeaders(context, { scope: "read" })),
    token("operate token", 2, await tokenHeaders(context, { scope: "operate" })),
    token("admin token", 3, await tokenHeaders(context, { scope: "admin" })),
    token("revoked token", 0, await tokenHeaders(context, { scope: "admin", revoked_at: past })),
    token("expired token", 0, await tokenHeaders(context, { scope: "admin", expires_at: past })),
    session("viewer", 1, await sessionHeaders(context, "viewer")),
    session("operator", 2, await sessionHeaders(context, "operator")),
    session("administrator", 3, admin),
    session("ended session", 0, await endedHeaders(context)),
    session("disabled user", 0, await disabledHeaders(context)),
    foreign("administrator on another site", { origin: "https://evil.example" }),
    foreign("administrator on a sibling port", { origin: "http://localhost:9999" }),
    foreign("administrator in a sandbox", { origin: "null" }),
    foreign("administrator without an origin", {}),
    foreign("administrator across sites", { origin: siteOrigin, "sec-fetch-site": "cross-site" }),
    {
      name: "ingest key",
      by: "ingest key",
      rank: 0,
      headers: { authorization: "Bearer an-ingest-key" },
    },
    { name: "agent", by: "agent token", rank: 0, headers: await agentHeaders(context) },
  ];
}

async function endedHeaders(context: Context) {
  const headers = await sessionHeaders(context, "admin");
  const newest = await context.database.session.findFirstOrThrow({
    orderBy: { created_at: "desc" },
  });
  await endSession(context, newest.id);
  return headers;
}

async function disabledHeaders(context: Context) {
  const headers = await sessionHeaders(context, "admin");
  const newest = await context.database.session.findFirstOrThrow({
    orderBy: { created_at: "desc" },
  });
  await context.database.user.update({
    where: { id: newest.user_id },
    data: { disabled_at: new Date() },
  });
  return headers;
}

async function agentHeaders(context: Context) {
  const secret = `agent_${crypto.randomUUID()}`;
  await context.database.agent.create({
    data: { name: "host-1", token_hash: hashSecret(secret), hint: "test", created_by: "test" },
  });
  return { authorization: `Bearer ${secret}` };
}
