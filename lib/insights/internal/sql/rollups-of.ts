import { Prisma } from "#generated/client.ts";
import type { Slice, Source } from "#lib/insights/bucket.ts";

const tables = {
  issues: Prisma.sql`current_rollups`,
  codes: Prisma.sql`current_code_rollups`,
};

/** The rollups of a source, those included that were committed and not added up yet. */
export function rollupsOf({ of }: Source): Prisma.Sql {
  return tables[of];
}

/** The condition that a rollup `r` is in one of the slices. */
export function inSlices(slices: readonly Slice[]): Prisma.Sql {
  const conditions = slices.map(
    ({ resolution, from, to }) =>
      Prisma.sql`(r.resolution = ${resolution} AND r.bucket >= ${from} AND r.bucket < ${to})`,
  );
  return Prisma.sql`(${Prisma.join(conditions, " OR ")})`;
}
