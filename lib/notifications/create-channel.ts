import { randomUUID } from "node:crypto";
import { requireAccess } from "#lib/accounts/permissions.ts";
import { recordAudit } from "#lib/accounts/record-audit.ts";
import { prepareConfig } from "#lib/notifications/channel-secret.ts";
import { getChannel } from "#lib/notifications/list-channels.ts";
import type { Channel, CreateChannel } from "#lib/notifications/schemas.ts";
import type { Context } from "#lib/platform/context.ts";
import { transact } from "#lib/platform/database.ts";
import { isUniqueViolation } from "#lib/platform/database-failure.ts";
import { Problem } from "#lib/platform/errors.ts";

/** Creates a channel; throws `conflict` when the name is taken, `wrong-input` for a URL that may not be called. */
export async function createChannel(context: Context, input: CreateChannel): Promise<Channel> {
  requireAccess(context.actor, "admin");
  const id = randomUUID();
  const { config, sealed } = prepareConfig(id, input);
  const { name, type } = input;
  try {
    await transact(context.database, async (database) => {
      await database.channel.create({ data: { id, name, type, config, sealed } });
      await recordAudit(
        { ...context, database },
        {
          action: "create-channel",
          object: { type: "channel", id },
          after: { name, type, config },
        },
      );
    });
  } catch (cause) {
    if (!isUniqueViolation(cause)) throw cause;
    throw new Problem("conflict", `There is a channel named ${name} already.`, { cause });
  }
  return getChannel(context, id);
}
