import { z } from "zod";
import { forgetPageViews } from "#lib/error-pages/forget-page-views.ts";
import { publishStatus } from "#lib/error-pages/publish-status.ts";
import { deleteServiceData } from "#lib/issues/delete-service-data.ts";
import { endServiceThreads } from "#lib/notifications/end-service-threads.ts";
import type { Context } from "#lib/platform/context.ts";
import { demoteScenario } from "#lib/recovery/demote-scenario.ts";
import { describePublicState } from "#lib/recovery/describe-public-state.ts";
import { evaluateIssue } from "#lib/recovery/evaluate-issue.ts";
import { evaluateTriggers } from "#lib/recovery/evaluate-triggers.ts";
import { forgetService } from "#lib/recovery/forget-service.ts";
import { handOverStates } from "#lib/recovery/run-state.ts";
import {
  tellOfEnd,
  tellOfIncident,
  tellOfQuarantine,
  tellOfRun,
} from "#lib/runtime/tell-people.ts";

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
  "incident-opened": [tellVisitors, tellPeopleOfIncident],
  "run-moved": [tellVisitors, tellPeopleOfRun, reconsiderMode],
  "incident-closed": [tellVisitors, tellPeopleOfEnd],
  "scenario-quarantined": [tellPeopleOfQuarantine],
  "service-deleted": [forgetRecovery, endNotices, forgetRecords, forgetViews],
};

const Stored = z.object({ environment: z.string() });
const Began = z.object({ incident_id: z.string() });
const Deleted = z.object({ name: z.string() });
const Quarantined = z.object({
  scenario: z.string(),
  service: z.string(),
  environment: z.string(),
  version: z.number(),
  channels: z.array(z.string()),
  reason: z.string(),
});
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

async function tellPeopleOfRun(context: Context, fact: HeardFact): Promise<void> {
  await tellOfRun(context, { ...Moved.parse(fact.payload), service_id: fact.service_id });
}

async function tellPeopleOfIncident(context: Context, fact: HeardFact): Promise<void> {
  await tellOfIncident(context, { ...Began.parse(fact.payload), service_id: fact.service_id });
}

async function tellPeopleOfEnd(context: Context, fact: HeardFact): Promise<void> {
  await tellOfEnd(context, { ...Began.parse(fact.payload), service_id: fact.service_id });
}

async function tellPeopleOfQuarantine(context: Context, fact: HeardFact): Promise<void> {
  await tellOfQuarantine(context, {
    ...Quarantined.parse(fact.payload),
    service_id: fact.service_id,
  });
}

async function forgetRecovery(context: Context, fact: HeardFact): Promise<void> {
  await forgetService(context, requireServiceId(fact));
}

async function endNotices(context: Context, fact: HeardFact): Promise<void> {
  const { name } = Deleted.parse(fact.payload);
  await endServiceThreads(context, { service_id: requireServiceId(fact), name });
}

async function forgetRecords(context: Context, fact: HeardFact): Promise<void> {
  await deleteServiceData(context, requireServiceId(fact));
}

async function forgetViews(context: Context, fact: HeardFact): Promise<void> {
  await forgetPageViews(context, requireServiceId(fact));
}

function requireServiceId({ kind, service_id }: HeardFact): number {
  if (service_id === null) throw new Error(`a ${kind} fact names no service`);
  return service_id;
}
