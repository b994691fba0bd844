import { JobResult } from "#lib/agent/protocol-schemas.ts";
import type { Database } from "#lib/platform/database.ts";
import type { AgentWord, Attempt, Run, RunEvent, RunSample } from "#lib/recovery/answers.ts";
import { nameScenarios, nameServices } from "#lib/recovery/internal/name-rows.ts";
import { isTerminal } from "#lib/recovery/run-state.ts";
import { RunDefinition, RunState, Verdict } from "#lib/recovery/schemas.ts";

type DetailedRow = Awaited<ReturnType<typeof readRuns>>[number];
type NamedTarget = { id: string; name: string; type: string };

function readRuns(database: Database, ids: string[]) {
  return database.run.findMany({
    where: { id: { in: ids } },
    include: {
      targets: true,
      approvals: { orderBy: { at: "asc" } },
      agent_jobs: { where: { kind: "run" } },
      attempts: { orderBy: [{ intended_at: "asc" }, { number: "asc" }] },
      events: { orderBy: { seq: "asc" } },
      samples: { orderBy: [{ step_index: "asc" }, { window_index: "asc" }] },
    },
  });
}

/** Runs as the API answers them, in the order asked for, with the names that their rows only point to. */
export async function describeRuns(database: Database, run_ids: string[]): Promise<Run[]> {
  const found = await readRuns(database, run_ids);
  const rows = run_ids.flatMap((run_id) => found.find(({ id }) => id === run_id) ?? []);
  const services = await nameServices(database, rows);
  const scenarios = await nameScenarios(database, rows);
  const ids = rows.flatMap((row) => row.targets.map(({ target_id }) => target_id));
  const targets = await database.target.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, name: true, type: true },
  });
  return rows.map((row) => {
    const held = row.targets.map(({ target_id }) => target_id);
    return describeRun(row, {
      service: services(row.service_id),
      scenario: scenarios(row.scenario_id),
      targets: targets.filter(({ id }) => held.includes(id)),
    });
  });
}

function describeRun(
  row: DetailedRow,
  names: { service: string; scenario: string | null; targets: NamedTarget[] },
): Run {
  const state = RunState.parse(row.state);
  const { id, name, scenario_version, environment, incident_id, reason } = row;
  const { requested_by, decided_by } = row;
  return {
    ...{ id, name, scenario_version, environment, incident_id, reason },
    ...{ requested_by, decided_by, state },
    scenario: names.scenario,
    service: names.service,
    cause: row.cause === "press" ? "press" : "trigger",
    live: !isTerminal(state),
    verdict: Verdict.nullable().parse(row.verdict),
    step: row.step_index,
    not_before: row.not_before.toISOString(),
    expires_at: toText(row.expires_at),
    cancel_requested_at: toText(row.cancel_requested_at),
    created_at: row.created_at.toISOString(),
    started_at: toText(row.started_at),
    ended_at: toText(row.ended_at),
    acknowledged_by: row.acknowledged_by,
    approved_by: row.approvals.map(({ approved_by }) => approved_by),
    definition: RunDefinition.safeParse(row.definition).data ?? null,
    targets: names.targets.map((target) => ({ name: target.name, type: target.type })),
    attempts: row.attempts.map((attempt) => ({
      ...describeAttempt(attempt, names.targets),
      ...describeAgentWord(row.agent_jobs, attempt.idempotency_key),
    })),
    events: row.events.map(describeEvent),
    samples: row.samples.map(describeSample),
  };
}

function describeAttempt(row: DetailedRow["attempts"][number], targets: NamedTarget[]): Attempt {
  const { number, action, idempotency_key, result, detail, before_evidence, after_evidence } = row;
  return {
    ...{ number, action, idempotency_key, result, detail, before_evidence, after_evidence },
    step: row.step_index,
    target: targets.find(({ id }) => id === row.target_id)?.name ?? row.target_id,
    intended_at: row.intended_at.toISOString(),
    finished_at: toText(row.finished_at),
  };
}

function describeAgentWord(jobs: DetailedRow["agent_jobs"], key: string): { agent?: AgentWord } {
  const job = jobs.find(({ idempotency_key }) => idempotency_key === key);
  const told = JobResult.safeParse(job?.result ?? job?.late_result).data;
  if (!told) return {};
  const { detail, output } = told;
  return { agent: { late: !job?.result, detail, output } };
}

function describeEvent(row: DetailedRow["events"][number]): RunEvent {
  const { seq, actor, detail } = row;
  return { seq, at: row.at.toISOString(), from: row.from_state, to: row.to_state, actor, detail };
}

function describeSample(row: DetailedRow["samples"][number]): RunSample {
  const { alive, outcome, detail } = row;
  return {
    ...{ alive, outcome, detail },
    step: row.step_index,
    window: row.window_index,
    from: row.from_at.toISOString(),
    to: row.to_at.toISOString(),
    count: Number(row.count),
  };
}

function toText(time: Date | null): string | null {
  return time?.toISOString() ?? null;
}
