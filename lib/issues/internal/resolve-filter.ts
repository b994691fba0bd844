import type { z } from "zod";
import { FacetName, type IssueFilter } from "#lib/issues/filter-schemas.ts";
import { findReferenceIssues } from "#lib/issues/internal/sql/find-reference-issues.ts";
import type { IssueConditions } from "#lib/issues/internal/sql/issue-conditions.ts";
import { deriveReference, readReference } from "#lib/issues/reference.ts";
import { IssueState, Level } from "#lib/issues/schemas.ts";
import type { Context } from "#lib/platform/context.ts";
import { Problem } from "#lib/platform/errors.ts";

const known: Partial<Record<FacetName, z.ZodEnum>> = { level: Level, state: IssueState };

/**
 * A filter as the statements take it: lists of values apart, references as the issues of their records. Throws
 * `wrong-query` on a level or state that is none, and on a `me` that is nobody.
 */
export async function resolveFilter(
  context: Context,
  filter: IssueFilter,
): Promise<IssueConditions> {
  const { database } = context;
  const { reference, q, after, before } = filter;
  const assignee = readAssignee(context, filter.assignee);
  const values = Object.fromEntries(
    FacetName.options.map((name) => [name, listValues(name, filter[name])]),
  ) as Record<FacetName, string[]>;
  if (reference !== undefined) {
    const ids = await findReferenceIssues(database, referencesOf(reference));
    return { ...values, assignee, ids, q, after, before };
  }
  const typed = q === undefined ? null : readReference(q);
  const ids = typed === null ? [] : await findReferenceIssues(database, [typed]);
  // Eight letters may read as a reference that no record has.
  return ids.length > 0
    ? { ...values, assignee, ids, q: undefined, after, before }
    : { ...values, assignee, ids: null, q, after, before };
}

/** What was told may be a reference or a request id, from which a reference is derived. */
function referencesOf(told: string): string[] {
  const read = readReference(told);
  return read === null ? [deriveReference(told)] : [read, deriveReference(told)];
}

/** The values of a list with commas; the whole text counts as well, because a code may hold a comma. */
function listValues(name: FacetName, text: string | undefined): string[] {
  if (text === undefined) return [];
  const values = text.split(",").filter((value) => value !== "");
  if (values.length === 0) throw new Problem("wrong-query", `${name}: there is no value in it.`);
  const choices = known[name];
  const wrong = choices && values.find((value) => !choices.safeParse(value).success);
  if (wrong) throw new Problem("wrong-query", `${name}: there is no ${name} “${wrong}”.`);
  return values.length > 1 ? [...values, text] : values;
}

/** Who is asked for: `me` is the person who asks. Throws `wrong-query` where that is nobody. */
function readAssignee({ actor }: Context, asked: string | undefined): string | undefined {
  if (asked !== "me") return asked;
  if (actor.kind === "user" && actor.id) return actor.id;
  throw new Problem("wrong-query", "assignee: only a person who is signed in is somebody's me.");
}
