import { Prisma } from "#generated/client.ts";
import type { Source } from "#lib/insights/bucket.ts";

const tables = {
  issues: Prisma.sql`current_rollups`,
  codes: Prisma.sql`current_code_rollups`,
};

/** The rollups of a source, those included that were committed and not added up yet. */
export function rollupsOf({ of }: Source): Prisma.Sql {
  return tables[of];
}
