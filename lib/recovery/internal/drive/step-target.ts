import type { Database } from "#lib/platform/database.ts";
import type { Adapter, Evidence } from "#lib/recovery/internal/adapters/adapter.ts";
import { openAdapter, type StoredTarget } from "#lib/recovery/internal/adapters/open-adapter.ts";
import { currentStep, type Drive } from "#lib/recovery/internal/drive/drive.ts";

export type HeldTarget = StoredTarget & { name: string; updated_at: Date };
export type StepTarget = HeldTarget & { adapter: Adapter };

/** The targets that a run holds, without those that were deleted meanwhile. */
export async function listRunTargets(database: Database, run_id: string): Promise<HeldTarget[]> {
  const held = await database.runTarget.findMany({ where: { run_id } });
  return database.target.findMany({
    where: { id: { in: held.map(({ target_id }) => target_id) }, deleted_at: null },
  });
}

/** The target of the current step with its adapter, or null when it was deleted. */
export async function findStepTarget(drive: Drive): Promise<StepTarget | null> {
  const targets = await listRunTargets(drive.context.database, drive.run.id);
  const step = currentStep(drive);
  const target = targets.find(({ name }) => name === step.target);
  return target ? { ...target, adapter: openAdapter(target, drive.context.database, step) } : null;
}

/** Whether somebody has changed the target, or its secret, since it was read. */
export async function isChangedSince(
  drive: Drive,
  { id, updated_at }: StepTarget,
): Promise<boolean> {
  const targets = await listRunTargets(drive.context.database, drive.run.id);
  return targets.some((now) => now.id === id && now.updated_at > updated_at);
}

/** Evidence as it was stored; null where there was none. */
export function toEvidence(stored: unknown): Evidence | null {
  return typeof stored === "object" && stored !== null ? (stored as Evidence) : null;
}
