import { requireAccess } from "#lib/accounts/permissions.ts";
import { recordAudit } from "#lib/accounts/record-audit.ts";
import type { Context } from "#lib/platform/context.ts";
import { transact } from "#lib/platform/database.ts";
import { Problem } from "#lib/platform/errors.ts";
import type { Run } from "#lib/recovery/answers.ts";
import { moveRun } from "#lib/recovery/internal/move-run.ts";
import { requireProposal } from "#lib/recovery/internal/require-proposal.ts";
import { readNow } from "#lib/recovery/internal/sql/read-now.ts";
import { getRun } from "#lib/recovery/list-runs.ts";

/** Lets a proposed run start. Throws `conflict` when it was decided, has expired, or its scenario has changed since. */
export async function approveRun(context: Context, run_id: string): Promise<Run> {
  requireAccess(context.actor, "operate");
  const proposal = await requireProposal(context, run_id);
  const now = await readNow(context.database);
  if (proposal.expires_at && proposal.expires_at <= now) {
    throw new Problem("conflict", "The proposal has expired.");
  }
  await requireSameScenario(context, proposal);
  return decideProposal(context, run_id, "QUEUED");
}

/** Turns a proposed run down; its target then cools down. Throws `conflict` when it was decided already. */
export async function rejectRun(context: Context, run_id: string): Promise<Run> {
  requireAccess(context.actor, "operate");
  return decideProposal(context, run_id, "REJECTED");
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
