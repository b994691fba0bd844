import { requireAccess } from "#lib/accounts/permissions.ts";
import { recordAudit } from "#lib/accounts/record-audit.ts";
import type { Context } from "#lib/platform/context.ts";
import { isUniqueViolation, transact } from "#lib/platform/database.ts";
import { Problem } from "#lib/platform/errors.ts";
import type { Run } from "#lib/recovery/answers.ts";
import { moveRun } from "#lib/recovery/internal/move-run.ts";
import { requireProposal } from "#lib/recovery/internal/require-proposal.ts";
import { readNow } from "#lib/recovery/internal/sql/read-now.ts";
import { getRun } from "#lib/recovery/list-runs.ts";
import { RunDefinition } from "#lib/recovery/schemas.ts";

/**
 * Lets a proposed run start; where the plan asks for two people, the first only says yes. Throws `conflict` when it was
 * decided, has expired, its scenario has changed since, or the same person has approved it before, and `forbidden` for
 * whoever proposed it.
 */
export async function approveRun(context: Context, run_id: string): Promise<Run> {
  requireAccess(context.actor, "operate");
  const proposal = await requireProposal(context, run_id);
  if (proposal.requested_by === context.actor.name) {
    throw new Problem("forbidden", "Somebody else has to approve what you have proposed.");
  }
  const now = await readNow(context.database);
  if (proposal.expires_at && proposal.expires_at <= now) {
    throw new Problem("conflict", "The proposal has expired.");
  }
  await requireSameScenario(context, proposal);
  const { four_eyes } = RunDefinition.parse(proposal.definition);
  const complete = await addApproval(context, run_id, four_eyes ? 2 : 1);
  return complete ? decideProposal(context, run_id, "QUEUED") : getRun(context, run_id);
}

/** Turns a proposed run down; its target then cools down. Throws `conflict` when it was decided already. */
export async function rejectRun(context: Context, run_id: string): Promise<Run> {
  requireAccess(context.actor, "operate");
  return decideProposal(context, run_id, "REJECTED");
}

/** Whether as many people as needed have approved by now. */
async function addApproval(context: Context, run_id: string, needed: number): Promise<boolean> {
  const approved_by = context.actor.name;
  try {
    return await transact(context.database, async (database) => {
      const at = await readNow(database);
      await database.runApproval.create({ data: { run_id, approved_by, at } });
      const complete = (await database.runApproval.count({ where: { run_id } })) >= needed;
      const inside = { ...context, database };
      const object = { type: "run", id: run_id };
      if (!complete) await recordAudit(inside, { action: "first-approval-of-run", object });
      return complete;
    });
  } catch (cause) {
    if (!isUniqueViolation(cause)) throw cause;
    if (needed === 1) return true;
    const detail = "You have approved it already; somebody else has to, too.";
    throw new Problem("conflict", detail, { cause });
  }
}

async function decideProposal(
  context: Context,
  run_id: string,
  to: "QUEUED" | "REJECTED",
): Promise<Run> {
  const verb = to === "QUEUED" ? "approve" : "reject";
  await transact(context.database, async (database) => {
    const inside = { ...context, database };
    const moved = await moveRun(inside, await requireProposal(inside, run_id), {
      ...{ to, actor: context.actor.name, decided_by: context.actor.name, fence: null },
      ...(to === "QUEUED" ? { detail: "Approved.", rest_seconds: 0 } : { detail: "Turned down." }),
    });
    if (!moved) {
      await requireProposal(inside, run_id);
      throw new Problem("conflict", "Somebody else has just decided.");
    }
    await recordAudit(inside, { action: `${verb}-run`, object: { type: "run", id: run_id } });
  });
  return getRun(context, run_id);
}

async function requireSameScenario(
  { database }: Context,
  proposal: { scenario_id: string | null; scenario_version: number | null },
): Promise<void> {
  if (proposal.scenario_id === null) return;
  const scenario = await database.scenario.findUnique({ where: { id: proposal.scenario_id } });
  if (scenario?.version === proposal.scenario_version && !scenario.deleted_at) return;
  throw new Problem("conflict", "The scenario has changed since the proposal; reject it.");
}
