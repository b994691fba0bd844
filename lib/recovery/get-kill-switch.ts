import { requireAccess } from "#lib/accounts/permissions.ts";
import type { Context } from "#lib/platform/context.ts";
import type { KillSwitch } from "#lib/recovery/answers.ts";
import { serviceOf } from "#lib/recovery/kill-switch.ts";

/** The global switch, and those of services that are engaged. */
export async function getKillSwitch(context: Context): Promise<KillSwitch> {
  requireAccess(context.actor, "read");
  const rows = await context.database.killSwitch.findMany({ orderBy: { scope: "asc" } });
  const switches = rows.map(({ scope, engaged, reason, changed_by, changed_at }) => ({
    service: serviceOf(scope),
    state: { engaged, reason, changed_by, changed_at: changed_at.toISOString() },
  }));
  const global = switches.find(({ service }) => service === null)?.state;
  return {
    ...(global ?? { engaged: false, reason: "", changed_by: null, changed_at: null }),
    services: switches.flatMap(({ service, state }) =>
      service !== null && state.engaged ? [{ service, ...state }] : [],
    ),
  };
}
