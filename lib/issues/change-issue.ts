import { requireAccess } from "#lib/accounts/permissions.ts";
import { recordAudit } from "#lib/accounts/record-audit.ts";
import { describeChanged } from "#lib/issues/internal/describe-changed.ts";
import { getIssue, requireIssue, toIssue } from "#lib/issues/list-issues.ts";
import { prepareHandling } from "#lib/issues/mute.ts";
import type { ChangeIssue, Issue } from "#lib/issues/schemas.ts";
import type { Context } from "#lib/platform/context.ts";
import { transact } from "#lib/platform/database.ts";
import { Problem } from "#lib/platform/errors.ts";

/**
 * Opens, resolves, mutes or assigns an issue, in the open transaction where there is one. Throws `not-found`, or
 * `wrong-input` for a mute that would be over already and for somebody who cannot look after it.
 */
export async function changeIssue(
  context: Context,
  input: { id: string; change: ChangeIssue },
): Promise<Issue> {
  requireAccess(context.actor, "operate");
  return transact(context.database, async (database) => {
    const inside = { ...context, database };
    const row = await requireIssue(inside, input.id);
    const handling = prepareHandling(input.change, row, context.now());
    const assignee_id = await readAssignee(inside, input.change.assignee);
    await database.issue.update({
      where: { service_id_id: { service_id: row.service_id, id: row.id } },
      data: {
        ...(handling ? { ...handling, state_changed_at: context.now() } : {}),
        ...(assignee_id === undefined ? {} : { assignee_id }),
      },
    });
    const after = await getIssue(inside, input.id);
    const changed = { handling: handling !== null, assignee: assignee_id !== undefined };
    await recordAudit(inside, {
      action: "change-issue",
      object: { type: "issue", id: row.id },
      before: describeChanged(changed, toIssue(row)),
      after: describeChanged(changed, after),
    });
    return after;
  });
}

/** The user who is to look after it; undefined where that stays as it is. */
async function readAssignee(
  { actor, database }: Context,
  asked: ChangeIssue["assignee"],
): Promise<string | null | undefined> {
  if (asked === undefined || asked === null) return asked;
  const id = asked === "me" ? (actor.kind === "user" ? actor.id : null) : asked;
  const user = id && (await database.user.findUnique({ where: { id, disabled_at: null } }));
  if (user) return user.id;
  const message =
    asked === "me" ? "Only a person who is signed in is somebody's me." : "There is no such user.";
  throw new Problem("wrong-input", message, { errors: [{ path: "assignee", message }] });
}
