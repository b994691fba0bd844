import { randomInt } from "node:crypto";
import { hashPassword } from "#lib/accounts/password.ts";
import { recordAudit } from "#lib/accounts/record-audit.ts";
import { type Context, createContext } from "#lib/platform/context.ts";
import { transact } from "#lib/platform/database.ts";
import type { Environment } from "#lib/platform/env.ts";
import { hashSecret, hintOf } from "#lib/platform/secrets.ts";

/** Null where the address was there already; the password is null where the environment gave it. */
export type NewAdministrator = { email: string; password: string | null };

type Given = Pick<Environment, "ADMIN_EMAIL" | "ADMIN_PASSWORD" | "INGEST_KEY" | "API_TOKEN">;

/** Makes what a first start needs: an administrator where nobody is, and the key and token that the environment names. */
export async function prepareFirstStart(
  context: Context,
  given: Given,
): Promise<NewAdministrator | null> {
  return transact(context.database, async (database) => {
    const inside = createContext({ ...context, database });
    if (given.INGEST_KEY) await ensureIngestKey(inside, given.INGEST_KEY);
    if (given.API_TOKEN) await ensureApiToken(inside, given.API_TOKEN);
    return ensureAdministrator(inside, given);
  });
}

async function ensureAdministrator(
  context: Context,
  { ADMIN_EMAIL, ADMIN_PASSWORD }: Given,
): Promise<NewAdministrator | null> {
  if (await context.database.user.findFirst({ select: { id: true } })) return null;
  const email = ADMIN_EMAIL.toLowerCase();
  const password = ADMIN_PASSWORD ?? generatePassword();
  const user = await context.database.user.create({
    data: {
      email,
      role: "admin",
      password_hash: await hashPassword(password),
      password_changed_at: context.now(),
    },
  });
  await recordAudit(context, {
    action: "create-user",
    object: { type: "user", id: user.id },
    after: { email, role: user.role },
  });
  return { email, password: ADMIN_PASSWORD ? null : password };
}

/** A revoked key keeps its row, so a later start does not bring it back. */
async function ensureIngestKey(context: Context, secret: string): Promise<void> {
  const key_hash = hashSecret(secret);
  if (await context.database.ingestKey.findUnique({ where: { key_hash } })) return;
  const key = await context.database.ingestKey.create({
    data: { name: "INGEST_KEY", key_hash, hint: hintOf(secret) },
  });
  await recordAudit(context, {
    action: "create-ingest-key",
    object: { type: "ingest-key", id: key.id },
    after: { name: key.name, service: null },
  });
}

async function ensureApiToken(context: Context, secret: string): Promise<void> {
  const token_hash = hashSecret(secret);
  if (await context.database.apiToken.findUnique({ where: { token_hash } })) return;
  const token = await context.database.apiToken.create({
    data: { name: "API_TOKEN", scope: "admin", token_hash, hint: hintOf(secret) },
  });
  await recordAudit(context, {
    action: "create-api-token",
    object: { type: "api-token", id: token.id },
    after: { name: token.name, scope: token.scope },
  });
}

/** Four groups of five: 98 bits, without letters that look alike. */
function generatePassword(): string {
  const letters = "abcdefghjkmnpqrstuvwxyz23456789";
  const group = () => Array.from({ length: 5 }, () => letters[randomInt(letters.length)]).join("");
  return Array.from({ length: 4 }, group).join("-");
}
