import type { Context } from "#lib/platform/context.ts";

/** Removes what was counted of a deleted service's pages. */
export async function forgetPageViews({ database }: Context, service_id: number): Promise<void> {
  await database.errorPageCount.deleteMany({ where: { service_id } });
  await database.errorPageCrowd.deleteMany({ where: { service_id } });
}
