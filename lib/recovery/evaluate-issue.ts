import type { Context } from "#lib/platform/context.ts";
import { decide } from "#lib/recovery/internal/decide.ts";
import { judgeEach } from "#lib/recovery/internal/judge-each.ts";
import { listCandidates } from "#lib/recovery/internal/list-candidates.ts";
import { readNow } from "#lib/recovery/internal/sql/read-now.ts";
import { selectErrors } from "#lib/recovery/pattern.ts";
import type { Match } from "#lib/recovery/trigger.ts";

type Happening = {
  service_id: number;
  issue_id: string;
  kind: "new-issue" | "regressed-issue";
  /** When it happened, on the database's clock. */
  at: Date;
};

/**
 * Looks whether scenarios of the service wait for an issue like the one that opened, or that came again after it was
 * resolved, and decides about each that does; throws where it could not, after the others: who asks again starts nothing
 * twice. An issue that is gone or merged by now is nobody's.
 */
export async function evaluateIssue(context: Context, happening: Happening): Promise<void> {
  const { service_id, issue_id, kind, at } = happening;
  const { database } = context;
  const where = { service_id_id: { service_id, id: issue_id } };
  const issue = await database.issue.findUnique({ where });
  if (!issue || issue.merged_into) return;
  const { error_code, title } = issue;
  const first_at = await readNow(database);
  const match: Match = { count: 1, first_at, error_codes: [error_code], issue: title };
  const environments = kind === "new-issue" ? issue.environments : [issue.environment];
  let failures = 0;
  for (const environment of environments) {
    const candidates = await listCandidates(context, [{ service_id, environment }]);
    const waiting = candidates.filter(({ definition }) => definition.trigger.kind === kind);
    const failed = await judgeEach(context, waiting, async (candidate) => {
      const isAsked = selectErrors(candidate.definition.trigger);
      return isAsked({ error_code, title }) ? decide(context, candidate, { match, at }) : "done";
    });
    failures += failed.length;
  }
  if (failures > 0) throw new Error(`${failures} decisions could not be made`);
}
