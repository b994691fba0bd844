import { Prisma } from "#generated/client.ts";
import { FacetName } from "#lib/issues/filter-schemas.ts";

/** A filter with its references resolved; an empty list of values lets all through. */
export type IssueConditions = {
  service: string[];
  environment: string[];
  error_code: string[];
  level: string[];
  state: string[];
  /** A user's id, or `nobody`. */
  assignee: string | undefined;
  /** Only these, where given. */
  ids: string[] | null;
  q: string | undefined;
  after: string | undefined;
  before: string | undefined;
};

/** Whether the issue `i` of the service `s` has one of the values. */
export function hasValue(field: FacetName, values: string[]): Prisma.Sql {
  if (values.length === 0) return Prisma.sql`true`;
  if (field === "service") return Prisma.sql`s.name = ANY(${values}::text[])`;
  if (field === "environment") return Prisma.sql`i.environments && ${values}::text[]`;
  if (field === "error_code") return Prisma.sql`i.error_code = ANY(${values}::text[])`;
  if (field === "level") return Prisma.sql`i.level = ANY(${values}::text[])`;
  return Prisma.sql`i.state = ANY(${values}::text[])`;
}

/** Whether the issue `i` counts for itself and fits all that a filter says besides its values. */
export function fitsRest({ ids, assignee, q, after, before }: IssueConditions): Prisma.Sql {
  const conditions = [
    Prisma.sql`i.merged_into IS NULL AND i.count > 0`,
    ids && Prisma.sql`i.id = ANY(${ids}::uuid[])`,
    assignee &&
      (assignee === "nobody"
        ? Prisma.sql`i.assignee_id IS NULL`
        : Prisma.sql`i.assignee_id = ${assignee}::uuid`),
    q && Prisma.sql`strpos(lower(i.title || ' ' || i.error_code), lower(${q})) > 0`,
    after && Prisma.sql`i.last_seen >= ${after}::text::timestamptz`,
    before && Prisma.sql`i.first_seen < ${before}::text::timestamptz`,
  ].filter((condition) => typeof condition === "object" && condition !== null);
  return Prisma.join(conditions, " AND ");
}

/** Whether the issue `i` of the service `s` fits the whole filter. */
export function fitsFilter(filter: IssueConditions): Prisma.Sql {
  const conditions = FacetName.options
    .filter((field) => filter[field].length > 0)
    .map((field) => hasValue(field, filter[field]));
  return Prisma.join([fitsRest(filter), ...conditions], " AND ");
}
