import { requireAccess } from "#lib/accounts/permissions.ts";
import { recordAudit } from "#lib/accounts/record-audit.ts";
import type { Context } from "#lib/platform/context.ts";
import { transact } from "#lib/platform/database.ts";
import { Problem } from "#lib/platform/errors.ts";

/** Refuses an agent's token from its next call on; its name is free again. Throws `not-found`. */
export async function revokeAgent(context: Context, name: string): Promise<void> {
  requireAccess(context.actor, "admin");
  await transact(context.database, async (database) => {
    const { count } = await database.agent.updateMany({
      where: { name, revoked_at: null },
      data: { revoked_at: context.now() },
    });
    if (count === 0) throw new Problem("not-found", `There is no agent named ${name}.`);
    await recordAudit(
      { ...context, database },
      { action: "revoke-agent", object: { type: "agent", id: name } },
    );
  });
}
