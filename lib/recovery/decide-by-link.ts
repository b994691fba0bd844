import { canOperate } from "#lib/accounts/permissions.ts";
import type { Actor, Context } from "#lib/platform/context.ts";
import { Problem } from "#lib/platform/errors.ts";
import type { Run } from "#lib/recovery/answers.ts";
import { readApprovalToken } from "#lib/recovery/approval-link.ts";
import { approveRun, rejectRun } from "#lib/recovery/decide-proposal.ts";
import { getRun } from "#lib/recovery/list-runs.ts";
import type { DecideByLink } from "#lib/recovery/schemas.ts";

/** Who got the notification is who may decide; nobody knows more of them than that. */
const reader: Actor = { kind: "system", id: null, name: "approval link", role: "operator" };

/**
 * Decides about a proposed run by the token of a signed link, as the signed-in person where one may operate. Throws
 * `forbidden` for a wrong or expired one, and to approve what two people have to without signing in.
 */
export async function decideByLink(context: Context, input: DecideByLink): Promise<Run> {
  const { id } = await getLinkedRun(context, input.token);
  const isKnown = context.actor.kind === "user" && canOperate(context.actor);
  const inside = isKnown ? context : { ...context, actor: reader };
  return input.decision === "approve" ? approveRun(inside, id) : rejectRun(inside, id);
}

/** The run that a link is about. Throws `forbidden` for a wrong or expired token. */
export async function getLinkedRun(context: Context, token: string): Promise<Run> {
  const read = readApprovalToken(token, context.now());
  if (!read) throw new Problem("forbidden", "This link is not valid, or no longer.");
  return getRun({ ...context, actor: reader }, read.run_id);
}
