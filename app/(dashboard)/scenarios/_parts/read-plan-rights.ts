import type { PlanRights } from "#components/recovery/plan-fields.tsx";
import { canAdminister } from "#lib/accounts/permissions.ts";
import { listChannels } from "#lib/notifications/list-channels.ts";
import type { Context } from "#lib/platform/context.ts";

/** What the author of a plan may set, and the channels only an administrator may see. */
export async function readPlanRights(context: Context): Promise<PlanRights> {
  const mayOpen = canAdminister(context.actor);
  const { data } = mayOpen ? await listChannels(context) : { data: [] };
  return { mayOpen, channels: data.map(({ name }) => name) };
}
