import { isDeepStrictEqual } from "node:util";
import { recordAudit } from "#lib/accounts/record-audit.ts";
import type { Context } from "#lib/platform/context.ts";
import { type Database, transact } from "#lib/platform/database.ts";
import { isUniqueViolation } from "#lib/platform/database-failure.ts";
import { Problem } from "#lib/platform/errors.ts";
import type { Run } from "#lib/recovery/answers.ts";
import { evaluateGates, type Held } from "#lib/recovery/gates.ts";
import { insertRun } from "#lib/recovery/internal/insert-run.ts";
import { readGateFacts } from "#lib/recovery/internal/read-gate-facts.ts";
import { toJson } from "#lib/recovery/internal/to-json.ts";
import { getRun } from "#lib/recovery/list-runs.ts";
import { RunDefinition } from "#lib/recovery/schemas.ts";

export type Press = {
  scenario: { id: string; version: number } | null;
  definition: RunDefinition;
  service_id: number;
  reason: string;
  /** Whether it waits for somebody's approval, instead of starting. */
  proposed?: boolean;
  /** Made by whoever presses; the same again is the same press. */
  key: string | undefined;
};

/**
 * Starts or proposes a run because somebody asked for it. Throws `conflict` where a gate holds, with the live run as `run`
 * where that is the reason.
 */
export async function pressRun(context: Context, press: Press): Promise<Run> {
  const started = await tryPress(context, press).catch((error) => {
    // A run took a target at the same moment: the second look sees its lock.
    if (isUniqueViolation(error)) return tryPress(context, press);
    throw error;
  });
  if (typeof started === "string") return getRun(context, started);
  const { outcome, reason, run_id, next_allowed_at } = started;
  const run = run_id ? { run: await getRun(context, run_id) } : {};
  const extra = { outcome, next_allowed_at: next_allowed_at?.toISOString() ?? null, ...run };
  throw new Problem("conflict", reason, { extra });
}

function tryPress(context: Context, press: Press): Promise<string | Held> {
  const { definition, service_id, scenario, reason, key, proposed = false } = press;
  return transact(context.database, async (transaction) => {
    const earlier = await findPressed(transaction, context, press);
    if (earlier) return earlier;
    const names = definition.steps.map(({ target }) => target);
    const targets = await transaction.target.findMany({
      where: { service_id, name: { in: names }, deleted_at: null },
      select: { id: true, name: true },
    });
    const { attempts_window_seconds } = definition;
    const question = {
      ...{ service_id, environment: definition.environment, scenario_id: scenario?.id ?? null },
      ...{ names, targets, attempts_window_seconds },
    };
    const facts = await readGateFacts(transaction, question);
    const rules = { ...definition, scenario_id: scenario?.id ?? null };
    const held = evaluateGates(facts, rules, "press");
    if (held) return held;
    const run_id = await insertRun(transaction, {
      ...{ scenario, definition, service_id, reason, now: facts.now, cause: "press" },
      incident_id: await findOpenIncident(transaction, service_id, definition.environment),
      target_ids: targets.map(({ id }) => id),
      requested_by: context.actor.name,
      state: proposed ? "AWAITING_APPROVAL" : "QUEUED",
      press_key: key ?? null,
    });
    await recordAudit(
      { ...context, database: transaction },
      {
        action: proposed ? "propose-run" : "start-run",
        object: { type: "run", id: run_id },
        after: { name: definition.name, targets: names, reason },
      },
    );
    return run_id;
  });
}

/** The run that this very press has begun before. Throws `conflict` when the key was used for another press. */
async function findPressed(
  transaction: Database,
  context: Context,
  press: Press,
): Promise<string | null> {
  if (press.key === undefined) return null;
  const run = await transaction.run.findUnique({ where: { press_key: press.key } });
  if (!run) return null;
  if (run.requested_by === context.actor.name && isSamePress(run, press)) return run.id;
  throw new Problem("conflict", "This idempotency key was used for another press.");
}

type PressedRun = {
  name: string;
  definition: unknown;
  service_id: number;
  scenario_id: string | null;
};

function isSamePress(run: PressedRun, { definition, service_id, scenario }: Press): boolean {
  const { steps } = RunDefinition.parse(run.definition);
  return (
    run.name === definition.name &&
    run.service_id === service_id &&
    run.scenario_id === (scenario?.id ?? null) &&
    // The database keeps the keys of a step in an order of its own.
    isDeepStrictEqual(toJson(steps), toJson(definition.steps))
  );
}

async function findOpenIncident(
  transaction: Database,
  service_id: number,
  environment: string,
): Promise<string | null> {
  const open = await transaction.incident.findFirst({
    where: { service_id, environment, closed_at: null },
  });
  return open?.id ?? null;
}
