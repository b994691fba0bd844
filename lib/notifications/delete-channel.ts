import { requireAccess } from "#lib/accounts/permissions.ts";
import { recordAudit } from "#lib/accounts/record-audit.ts";
import { requireChannel } from "#lib/notifications/require-channel.ts";
import type { Context } from "#lib/platform/context.ts";
import { transact } from "#lib/platform/database.ts";

/** Deletes a channel and what waits in it; throws `not-found`. */
export async function deleteChannel(context: Context, idOrName: string): Promise<undefined> {
  requireAccess(context.actor, "admin");
  await transact(context.database, async (database) => {
    const { id, name, type } = await requireChannel({ ...context, database }, idOrName);
    await database.channel.deleteMany({ where: { id } });
    await recordAudit(
      { ...context, database },
      {
        action: "delete-channel",
        object: { type: "channel", id },
        before: { name, type },
      },
    );
  });
}
