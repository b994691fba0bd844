import { z } from "zod";
import { forgetPageViews } from "#lib/error-pages/forget-page-views.ts";
import { publishStatus } from "#lib/error-pages/publish-status.ts";
import { deleteServiceData } from "#lib/issues/delete-service-data.ts";
import { noteRegression } from "#lib/issues/note-regression.ts";
import { endServiceThreads } from "#lib/notifications/end-service-threads.ts";
import type { Context } from "#lib/platform/context.ts";
import { isDatabaseAway } from "#lib/platform/database-failure.ts";
import { tellDashboards } from "#lib/platform/news.ts";
import { createTurnstile } from "#lib/platform/turnstile.ts";
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
  created_at: Date;
};
/** Takes facts of a kind, and answers those that have to come again, each with what went wrong. */
type Reaction = <Fact extends HeardFact>(
  context: Context,
  facts: Fact[],
) => Promise<Map<Fact, unknown>>;
/** Deciding never waits for telling: each lane has a loop of its own. */
export const lanes = ["decide", "tell"] as const;
export type Lane = (typeof lanes)[number];

/** From fact to reaction: how the domains move each other. A reaction may be called twice for one fact. */
export const reactions: Readonly<Record<Lane, Readonly<Record<string, readonly Reaction[]>>>> = {
  decide: {
    "records-stored": [considerRecovery],
    "issue-opened": [each(considerNewIssue), showDashboards],
    "issue-regressed": [each(keepRegression), each(considerRegression), showDashboards],
  },
  tell: {
    "incident-opened": [each(tellVisitors), each(tellPeopleOfIncident)],
    "run-moved": [each(tellVisitors), each(tellPeopleOfRun), each(reconsiderMode)],
    "incident-closed": [each(tellVisitors), each(tellPeopleOfEnd)],
    "scenario-quarantined": [each(tellPeopleOfQuarantine)],
    "service-deleted": [
      each(forgetRecovery),
      each(endNotices),
      each(forgetRecords),
      each(forgetViews),
    ],
  },
};

const atOnce = 4;

/** A reaction to facts one by one, a few at a time. */
function each(react: (context: Context, fact: HeardFact) => Promise<void>): Reaction {
  return async (context, facts) => {
    const turnstile = createTurnstile(atOnce);
    const failed = new Map<(typeof facts)[number], unknown>();
    await Promise.all(
      facts.map(async (fact) => {
        const leave = await turnstile.enter();
        await react(context, fact)
          .catch((error) => failed.set(fact, error))
          .finally(leave);
      }),
    );
    return failed;
  };
}

const Place = z.object({ service_id: z.number(), environment: z.string() });
type Place = z.infer<typeof Place>;
const Stored = z.object({ places: z.array(Place) });
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

/** Services that break together are decided about together, each of their places once. */
async function considerRecovery<Fact extends HeardFact>(
  context: Context,
  facts: Fact[],
): Promise<Map<Fact, unknown>> {
  const failures = new Map<Fact, unknown>();
  const keys = new Map<Fact, string[]>();
  const places = new Map<string, Place>();
  for (const fact of facts) {
    const { data, error } = Stored.safeParse(fact.payload);
    if (error) failures.set(fact, error);
    keys.set(fact, data?.places.map(keyOf) ?? []);
    for (const place of data?.places ?? []) places.set(keyOf(place), place);
  }
  const errors = await decideAbout(context, [...places.values()]);
  for (const [fact, of] of keys) {
    const failed = of.find((key) => errors.has(key));
    if (failed) failures.set(fact, errors.get(failed));
  }
  return failures;
}

/** Where deciding fails as a whole, it is done by halves until what fails stands alone; answers what went wrong, by place. */
async function decideAbout(context: Context, places: Place[]): Promise<Map<string, unknown>> {
  try {
    const failed = await evaluateTriggers(context, places);
    const error = new Error("a decision could not be made");
    return new Map(failed.map((place) => [keyOf(place), error]));
  } catch (error) {
    const [place, ...others] = places;
    if (!place || isDatabaseAway(error)) throw error;
    if (others.length === 0) return new Map([[keyOf(place), error]]);
    const middle = Math.ceil(places.length / 2);
    const first = await decideAbout(context, places.slice(0, middle));
    return new Map([...first, ...(await decideAbout(context, places.slice(middle)))]);
  }
}

function keyOf({ service_id, environment }: Place): string {
  return `${service_id} ${environment}`;
}

/** `own`: nothing but what a recovery or Paramedic itself brought about, which starts nothing. */
const Happened = z.object({ issue_id: z.string(), own: z.boolean().default(false) });

async function considerNewIssue(context: Context, fact: HeardFact): Promise<void> {
  const { own, ...happening } = happeningOf(fact);
  if (!own) await evaluateIssue(context, { ...happening, kind: "new-issue" });
}

async function keepRegression(context: Context, fact: HeardFact): Promise<void> {
  await noteRegression(context, happeningOf(fact));
}

async function considerRegression(context: Context, fact: HeardFact): Promise<void> {
  const { own, ...happening } = happeningOf(fact);
  if (!own) await evaluateIssue(context, { ...happening, kind: "regressed-issue" });
}

function happeningOf(fact: HeardFact) {
  const { issue_id, own } = Happened.parse(fact.payload);
  return { service_id: requireServiceId(fact), issue_id, own, at: fact.created_at };
}

/** Which issues opened is known to the database alone; the other facts tell dashboards by themselves. */
async function showDashboards<Fact extends HeardFact>(context: Context, facts: Fact[]) {
  const shown = facts.map(({ kind, service_id, payload }) => ({
    ...{ kind, service_id },
    payload: { issue_id: Happened.parse(payload).issue_id },
  }));
  // Who missed it reads again within a minute.
  await tellDashboards(context.database, shown).catch((err) =>
    context.log.warn({ err }, "dashboards were not told of issues"),
  );
  return new Map<Fact, unknown>();
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
