import { Prisma } from "#generated/client.ts";
import { FacetName } from "#lib/issues/filter-schemas.ts";
import {
  fitsRest,
  hasValue,
  type IssueConditions,
} from "#lib/issues/internal/sql/issue-conditions.ts";
import type { Database } from "#lib/platform/database.ts";

const valuesOf: Record<FacetName, Prisma.Sql> = {
  service: Prisma.sql`service`,
  environment: Prisma.sql`unnest(environments)`,
  error_code: Prisma.sql`error_code`,
  level: Prisma.sql`level`,
  state: Prisma.sql`state`,
};

/**
 * How many issues have which value, each field counted with the filters of the others? The facet `total` has one row:
 * all issues of the filter. One reading of the issues for all of it.
 */
export async function countFacets(
  database: Database,
  filter: IssueConditions,
  most: number,
): Promise<{ facet: FacetName | "total"; value: string; count: number }[]> {
  const fits = FacetName.options.map((name) => hasValue(name, filter[name]));
  const failing = Prisma.join(
    fits.map((fit) => Prisma.sql`(CASE WHEN ${fit} THEN 0 ELSE 1 END)`),
    " + ",
  );
  const facets = FacetName.options.map(
    (name) => Prisma.sql`(
      SELECT ${name} AS facet, ${valuesOf[name]} AS value, count(*)::float8 AS count FROM counted
      WHERE failing = 0 OR NOT ${Prisma.raw(`fits_${name}`)}
      GROUP BY 2 ORDER BY 3 DESC, 2 LIMIT ${most})`,
  );
  const columns = FacetName.options.map(
    (name) => Prisma.sql`${hasValue(name, filter[name])} AS ${Prisma.raw(`fits_${name}`)}`,
  );
  return database.$queryRaw`
    WITH counted AS MATERIALIZED (
      SELECT s.name AS service, i.environments, i.error_code, i.level, i.state, ${failing} AS failing,
             ${Prisma.join(columns, ", ")}
      FROM issues i JOIN services s ON s.id = i.service_id
      WHERE ${fitsRest(filter)} AND ${failing} <= 1
    )
    SELECT 'total' AS facet, '' AS value, count(*)::float8 AS count FROM counted WHERE failing = 0
    UNION ALL ${Prisma.join(facets, " UNION ALL ")}`;
}
