import { requireAccess } from "#lib/accounts/permissions.ts";
import { recordAudit } from "#lib/accounts/record-audit.ts";
import { makeDueAgain } from "#lib/notifications/internal/sql/make-due-again.ts";
import { requireChannel } from "#lib/notifications/require-channel.ts";
import type { Context } from "#lib/platform/context.ts";
import { transact } from "#lib/platform/database.ts";
import { Problem } from "#lib/platform/errors.ts";
import { wakeWorkers } from "#lib/platform/facts.ts";

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Lets a worker send a message again now, from the start of its schedule. Throws `not-found`, or `conflict` when it is under way or has arrived. */
export async function retryDelivery(
  context: Context,
  { channel, delivery: id }: { channel: string; delivery: string },
): Promise<undefined> {
  requireAccess(context.actor, "admin");
  await transact(context.database, async (database) => {
    const inside = { ...context, database };
    const { id: channel_id, disabled_at } = await requireChannel(inside, channel);
    const found = uuid.test(id)
      ? await database.delivery.findFirst({ where: { id, channel_id }, select: { id: true } })
      : null;
    if (!found) throw new Problem("not-found", "There is no such delivery.");
    if (disabled_at) {
      throw new Problem("conflict", "The channel is disabled: send a test through it first.");
    }
    if (!(await makeDueAgain(database, { id, channel_id }))) {
      throw new Problem("conflict", "It has arrived, or a try is under way.");
    }
    await recordAudit(inside, {
      action: "retry-delivery",
      object: { type: "channel", id: channel_id },
      after: { delivery: id },
    });
    await wakeWorkers(database);
  });
}
