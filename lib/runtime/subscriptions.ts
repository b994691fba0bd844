import { z } from "zod";
import { publishStatus } from "#lib/error-pages/publish-status.ts";
import { deleteServiceData } from "#lib/issues/delete-service-data.ts";
import { notify } from "#lib/notifications/notify.ts";
import type { Context } from "#lib/platform/context.ts";
import { demoteScenario } from "#lib/recovery/demote-scenario.ts";
import { describeHandOver } from "#lib/recovery/describe-hand-over.ts";
import { describePublicState } from "#lib/recovery/describe-public-state.ts";
import { evaluateIssue } from "#lib/recovery/evaluate-issue.ts";
import { evaluateTriggers } from "#lib/recovery/evaluate-triggers.ts";
import { forgetService } from "#lib/recovery/forget-service.ts";
import { handOverStates } from "#lib/recovery/run-state.ts";
import type { RunState } from "#lib/recovery/schemas.ts";

export type HeardFact = {
  kind: string;
  service_id: number | null;
  payload: Record<string, unknown>;
};
type Reaction = (context: Context, fact: HeardFact) => Promise<void>;

/** From fact to reaction: how the domains move each other. A reaction may be called twice for one fact. */
export const subscriptions: Readonly<Record<string, readonly Reaction[]>> = {
  "records-stored": [considerRecovery],
  "issue-opened": [considerNewIssue],
  "issue-regressed": [considerRegression],
  "incident-opened": [tellVisitors],
  "run-moved": [tellVisitors, tellPeople, reconsiderMode],
  "incident-closed": [tellVisitors],
  "scenario-quarantined": [tellOfQuarantine],
  "service-deleted": [forgetRecovery, forgetRecords],
};

const Stored = z.object({ environment: z.string() });
const Moved = z.object({ run_id: z.string(), state: z.string() });

async function considerRecovery(context: Context, fact: HeardFact): Promise<void> {
  const { environment } = Stored.parse(fact.payload);
  await evaluateTriggers(context, { service_id: requireServiceId(fact), environment });
}

const Happened = z.object({ issue_id: z.string() });

async function considerNewIssue(context: Context, fact: HeardFact): Promise<void> {
  const { issue_id } = Happened.parse(fact.payload);
  const service_id = requireServiceId(fact);
  await evaluateIssue(context, { service_id, issue_id, kind: "new-issue" });
}

async function considerRegression(context: Context, fact: HeardFact): Promise<void> {
  const { issue_id } = Happened.parse(fact.payload);
  const service_id = requireServiceId(fact);
  await evaluateIssue(context, { service_id, issue_id, kind: "regressed-issue" });
}

async function tellVisitors(context: Context, fact: HeardFact): Promise<void> {
  const service_id = requireServiceId(fact);
  const { state, since } = await describePublicState(context, service_id);
  await publishStatus(context, { service_id, state, since: new Date(since) });
}

async function reconsiderMode(context: Context, fact: HeardFact): Promise<void> {
  const { run_id, state } = Moved.parse(fact.payload);
  if (handOverStates.some((ended) => ended === state)) await demoteScenario(context, run_id);
}

/** Where a run needs a person: it gave up, it asks, or it can no longer tell what happened. */
const statesForPeople: readonly RunState[] = [
  "AWAITING_APPROVAL",
  "ESCALATED",
  "FAILED",
  "NEEDS_ATTENTION",
  "EXPIRED",
];

async function tellPeople(context: Context, fact: HeardFact): Promise<void> {
  const { run_id, state } = Moved.parse(fact.payload);
  if (!statesForPeople.some((needed) => needed === state)) return;
  const { attempts, verdict: _, ...notice } = await describeHandOver(context, run_id);
  await notify(context, {
    ...notice,
    kind: `run.${notice.kind}`,
    service_id: fact.service_id,
    dedup_key: `run ${run_id} ${state}`,
    facts: attempts.map(({ action, target, result, detail }) => ({
      label: `${action} ${target}`,
      value: [result, detail].filter(Boolean).join(": "),
    })),
  });
}

const Quarantined = z.object({
  scenario: z.string(),
  service: z.string(),
  environment: z.string(),
  version: z.number(),
  channels: z.array(z.string()),
  reason: z.string(),
});

async function tellOfQuarantine(context: Context, fact: HeardFact): Promise<void> {
  const { scenario, version, reason, ...rest } = Quarantined.parse(fact.payload);
  await notify(context, {
    kind: "scenario.quarantined",
    title: `${scenario} was switched off`,
    summary: reason,
    path: `/scenarios/${scenario}`,
    ...{ ...rest, facts: [], service_id: fact.service_id, incident_id: null, run_id: null },
    dedup_key: `scenario ${scenario} ${version} quarantined`,
  });
}

async function forgetRecovery(context: Context, fact: HeardFact): Promise<void> {
  await forgetService(context, requireServiceId(fact));
}

async function forgetRecords(context: Context, fact: HeardFact): Promise<void> {
  await deleteServiceData(context, requireServiceId(fact));
}

function requireServiceId({ kind, service_id }: HeardFact): number {
  if (service_id === null) throw new Error(`a ${kind} fact names no service`);
  return service_id;
}
