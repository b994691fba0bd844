import { toApiToken } from "#lib/accounts/api-token.ts";
import { requireAccess } from "#lib/accounts/permissions.ts";
import { recordAudit } from "#lib/accounts/record-audit.ts";
import type { CreateApiToken, CreatedApiToken } from "#lib/accounts/schemas.ts";
import type { Context } from "#lib/platform/context.ts";
import { transact } from "#lib/platform/database.ts";
import { Problem } from "#lib/platform/errors.ts";
import { generateSecret, hashSecret, hintOf } from "#lib/platform/secrets.ts";

/** Creates a token; its secret is in this answer and nowhere else. Throws `wrong-input` when it would be expired already. */
export async function createApiToken(
  context: Context,
  input: CreateApiToken,
): Promise<CreatedApiToken> {
  requireAccess(context.actor, "admin");
  const { name, scope } = input;
  const expires_at = input.expires_at ? new Date(input.expires_at) : null;
  if (expires_at && expires_at <= context.now()) {
    const message = "The expiry must be in the future.";
    throw new Problem("wrong-input", message, { errors: [{ path: "expires_at", message }] });
  }
  const secret = generateSecret("pmt");
  return transact(context.database, async (database) => {
    const row = await database.apiToken.create({
      data: {
        name,
        scope,
        expires_at,
        token_hash: hashSecret(secret),
        hint: hintOf(secret),
        created_by: context.actor.name,
      },
    });
    await recordAudit(
      { ...context, database },
      {
        action: "create-api-token",
        object: { type: "api-token", id: row.id },
        after: { name, scope, expires_at: expires_at?.toISOString() ?? null },
      },
    );
    return { ...toApiToken(row), secret };
  });
}
