import type { Context } from "#lib/platform/context.ts";
import type { Run } from "#lib/recovery/answers.ts";
import { getRun } from "#lib/recovery/list-runs.ts";
import type { RunState } from "#lib/recovery/schemas.ts";

/** A run as people are told of it. */
export type HandOver = {
  kind: string;
  service: string;
  environment: string;
  incident_id: string | null;
  run_id: string;
  /** Names of the channels that the scenario escalates to. */
  channels: string[];
  title: string;
  summary: string;
  attempts: {
    action: string;
    target: string;
    result: string | null;
    detail: string | null;
    at: string;
  }[];
  verdict: string | null;
  /** Of the run's page, to be appended to the public address. */
  path: string;
};

const kinds: Partial<Record<RunState, { kind: string; says: string }>> = {
  AWAITING_APPROVAL: { kind: "approval-asked", says: "waits for your approval" },
  ESCALATED: { kind: "escalated", says: "did not recover the service" },
  FAILED: { kind: "failed", says: "could not be carried out" },
  NEEDS_ATTENTION: { kind: "needs-attention", says: "needs somebody to look at the target" },
  EXPIRED: { kind: "expired", says: "was not started in time" },
  RECOVERED: { kind: "recovered", says: "recovered the service" },
  SKIPPED_RECOVERED: { kind: "recovered", says: "found the service well again" },
};

/** The whole story of a run for those who take over from it; throws `not-found`. */
export async function describeHandOver(context: Context, run_id: string): Promise<HandOver> {
  const run = await getRun(context, run_id);
  const { kind, says } = kinds[run.state] ?? { kind: "moved", says: `is ${run.state}` };
  return {
    kind,
    ...{ service: run.service, environment: run.environment, run_id },
    incident_id: run.incident_id,
    channels: run.definition?.escalate_to ?? [],
    title: `${run.service}: ${run.name} ${says}`,
    summary: summarise(run),
    attempts: run.attempts.map(({ action, target, result, detail, intended_at }) => ({
      ...{ action, target, result, detail },
      at: intended_at,
    })),
    verdict: run.verdict,
    path: `/recovery/runs/${run_id}`,
  };
}

function summarise(run: Run): string {
  const last = run.events.at(-1)?.detail ?? "";
  return last === run.reason ? run.reason : `${run.reason} ${last}`.trim();
}
