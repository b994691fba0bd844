import { requireAccess } from "#lib/accounts/permissions.ts";
import type { BundleSource } from "#lib/error-pages/bundle.ts";
import { describeService } from "#lib/error-pages/describe-service.ts";
import type { BundleService } from "#lib/error-pages/static-pages.ts";
import type { Context } from "#lib/platform/context.ts";
import { Problem } from "#lib/platform/errors.ts";

/** Reads what the static pages say, of one service or of all; throws `not-found` where there is none. */
export async function readBundleSource(
  context: Context,
  input: { service: string | null; base_url: string },
): Promise<BundleSource> {
  requireAccess(context.actor, "read");
  const { service, base_url } = input;
  const rows = await context.database.service.findMany({
    where: service === null ? {} : { name: service },
    select: { name: true },
    orderBy: { name: "asc" },
  });
  if (rows.length === 0) {
    const named = service === null ? "There is no service yet." : `There is no service ${service}.`;
    throw new Problem("not-found", named);
  }
  const services: BundleService[] = [];
  for (const { name } of rows) {
    services.push({ name, description: await describeService(context.database, name) });
  }
  return { service, services, base_url };
}
