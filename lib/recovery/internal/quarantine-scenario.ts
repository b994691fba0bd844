import { recordAudit } from "#lib/accounts/record-audit.ts";
import type { Context } from "#lib/platform/context.ts";
import { transact } from "#lib/platform/database.ts";
import { recordFacts } from "#lib/platform/facts.ts";
import type { Candidate } from "#lib/recovery/internal/candidate.ts";
import { toJson } from "#lib/recovery/internal/to-json.ts";
import { mostStrikes } from "#lib/recovery/run-limits.ts";

/**
 * Switches off a scenario whose evaluation keeps failing, by a new version, and tells the others once. False when
 * somebody has changed it meanwhile: then the new version has its own chance.
 */
export function quarantineScenario(
  context: Context,
  candidate: Candidate,
  error: unknown,
): Promise<boolean> {
  const { id, name, service_id, definition } = candidate;
  const version = candidate.version + 1;
  const words = error instanceof Error ? error.message : String(error);
  const reason = `Its evaluation failed ${mostStrikes} times in a row: ${words.trim().split("\n").at(-1)?.slice(0, 300)}`;
  const after = toJson({ ...definition, mode: "off" });
  return transact(context.database, async (database) => {
    const { count } = await database.scenario.updateMany({
      where: { id, version: candidate.version, deleted_at: null },
      data: { version, mode: "off", updated_at: context.now(), quarantine: reason, strikes: 0 },
    });
    if (count === 0) return false;
    await database.scenarioVersion.create({
      data: { scenario_id: id, version, definition: after, created_by: context.actor.name },
    });
    await recordAudit(
      { ...context, database },
      {
        action: "quarantine-scenario",
        object: { type: "scenario", id: name },
        before: toJson(definition),
        after,
      },
    );
    const { service, environment, escalate_to } = definition;
    const place = { service, environment };
    const payload = { scenario: name, version, ...place, channels: escalate_to, reason };
    await recordFacts(database, [{ kind: "scenario-quarantined", service_id, payload }]);
    return true;
  });
}
