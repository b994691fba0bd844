import { requireAccess } from "#lib/accounts/permissions.ts";
import { recordAudit } from "#lib/accounts/record-audit.ts";
import type { Context } from "#lib/platform/context.ts";
import { transact } from "#lib/platform/database.ts";
import type { KillSwitch } from "#lib/recovery/answers.ts";
import { getKillSwitch } from "#lib/recovery/get-kill-switch.ts";
import { scopeOf } from "#lib/recovery/kill-switch.ts";
import type { ChangeKillSwitch } from "#lib/recovery/schemas.ts";
import { requireService } from "#lib/services/require-service.ts";

/**
 * Stops recovery, or lets it act again, for everything or one service. Moves nothing by force: a call under way
 * ends, verification goes on, no further call begins.
 */
export async function changeKillSwitch(
  context: Context,
  input: ChangeKillSwitch,
): Promise<KillSwitch> {
  requireAccess(context.actor, "operate");
  const { engaged, reason, service } = input;
  if (service !== undefined) await requireService(context, service);
  const scope = scopeOf(service);
  const row = { engaged, reason, changed_by: context.actor.name, changed_at: context.now() };
  await transact(context.database, async (database) => {
    const before = await database.killSwitch.findUnique({ where: { scope } });
    await database.killSwitch.upsert({ where: { scope }, create: { scope, ...row }, update: row });
    await recordAudit(
      { ...context, database },
      {
        action: engaged ? "engage-kill-switch" : "release-kill-switch",
        object: { type: "kill-switch", id: scope },
        before: { engaged: before?.engaged ?? false, reason: before?.reason ?? "" },
        after: { engaged, reason },
      },
    );
  });
  return getKillSwitch(context);
}
