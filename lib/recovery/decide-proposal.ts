import { requireAccess } from "#lib/accounts/permissions.ts";
import { recordAudit } from "#lib/accounts/record-audit.ts";
import type { Actor, Context } from "#lib/platform/context.ts";
import { transact } from "#lib/platform/database.ts";
import { Problem } from "#lib/platform/errors.ts";
import type { Run } from "#lib/recovery/answers.ts";
import { moveRun } from "#lib/recovery/internal/move-run.ts";
import { requireProposal } from "#lib/recovery/internal/require-proposal.ts";
import { lockRun } from "#lib/recovery/internal/sql/lock-run.ts";
import { readNow } from "#lib/recovery/internal/sql/read-now.ts";
import { getRun } from "#lib/recovery/list-runs.ts";
import { RunDefinition } from "#lib/recovery/schemas.ts";

/**
 * Lets a proposed run start; where the plan asks for two people, the first only says yes, and only people who are signed
 * in count. Throws `conflict` when it was decided, has expired, its scenario or a target has changed since, or the same
 * person has approved it before, and `forbidden` for whoever proposed it.
 */
export async function approveRun(context: Context, run_id: string): Promise<Run> {
  requireAccess(context.actor, "operate");
  await requireProposal(context, run_id);
  await transact(context.database, async (database) => {
    const inside = { ...context, database };
    await lockRun(database, run_id);
    const { four_eyes } = await requireApprovable(inside, run_id);
    if (four_eyes) requirePerson(context.actor);
    const complete = await addApproval(inside, run_id, four_eyes ? 2 : 1);
    if (complete) await decideProposal(inside, run_id, "QUEUED");
  });
  return getRun(context, run_id);
}

/** Turns a proposed run down; its target then cools down. Throws `conflict` when it was decided already. */
export async function rejectRun(context: Context, run_id: string): Promise<Run> {
  requireAccess(context.actor, "operate");
  await decideProposal(context, run_id, "REJECTED");
  return getRun(context, run_id);
}

async function requireApprovable(context: Context, run_id: string): Promise<RunDefinition> {
  const proposal = await requireProposal(context, run_id);
  if (proposal.requested_by === context.actor.name) {
    throw new Problem("forbidden", "Somebody else has to approve what you have proposed.");
  }
  const now = await readNow(context.database);
  if (proposal.expires_at && proposal.expires_at <= now) {
    throw new Problem("conflict", "The proposal has expired.");
  }
  await requireSameScenario(context, proposal);
  await requireSameTargets(context, proposal);
  return RunDefinition.parse(proposal.definition);
}

/** A link or a token names nobody: with it, one person could be two. */
function requirePerson({ kind }: Actor): void {
  if (kind === "user") return;
  throw new Problem(
    "forbidden",
    "Two people have to approve this, each by name. Sign in, then approve it.",
  );
}

/** Whether as many people as needed have approved by now; asked within the lock of the run. */
async function addApproval(context: Context, run_id: string, needed: number): Promise<boolean> {
  const { database, actor } = context;
  const at = await readNow(database);
  const added = await database.runApproval.createMany({
    data: [{ run_id, approved_by: actor.name, at }],
    skipDuplicates: true,
  });
  if ((await database.runApproval.count({ where: { run_id } })) >= needed) return true;
  if (added.count === 0) {
    throw new Problem("conflict", "You have approved it already; somebody else has to, too.");
  }
  await recordAudit(context, {
    action: "first-approval-of-run",
    object: { type: "run", id: run_id },
  });
  return false;
}

async function decideProposal(
  context: Context,
  run_id: string,
  to: "QUEUED" | "REJECTED",
): Promise<void> {
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

/** Who approves has read where it leads; another address or secret is another proposal. */
async function requireSameTargets(
  { database }: Context,
  proposal: { id: string; created_at: Date },
): Promise<void> {
  const held = await database.runTarget.findMany({ where: { run_id: proposal.id } });
  const changed = await database.target.findFirst({
    where: {
      id: { in: held.map(({ target_id }) => target_id) },
      OR: [{ deleted_at: { not: null } }, { updated_at: { gt: proposal.created_at } }],
    },
    select: { name: true, deleted_at: true },
  });
  if (!changed) return;
  const what = changed.deleted_at ? "deleted" : "changed";
  throw new Problem(
    "conflict",
    `The target ${changed.name} was ${what} since this was proposed; reject it and propose it anew.`,
  );
}
