import { requireAccess } from "#lib/accounts/permissions.ts";
import type { Context } from "#lib/platform/context.ts";
import { Problem } from "#lib/platform/errors.ts";
import {
  countReplay,
  describeReplay,
  describeResolution,
  listNotes,
} from "#lib/recovery/describe-replay.ts";
import { loadHistory } from "#lib/recovery/internal/load-history.ts";
import { loadWorld } from "#lib/recovery/internal/load-world.ts";
import { readReplayFacts } from "#lib/recovery/internal/read-replay-facts.ts";
import { requireScenario } from "#lib/recovery/internal/require-scenario.ts";
import { requirePattern } from "#lib/recovery/pattern.ts";
import { prepareReplayTimeline } from "#lib/recovery/prepare-replay-timeline.ts";
import { type Replayed, replay } from "#lib/recovery/replay.ts";
import type { History } from "#lib/recovery/replay-history.ts";
import type { Replay } from "#lib/recovery/replay-schemas.ts";
import { type CreateScenario, Scenario } from "#lib/recovery/schemas.ts";
import { requireService } from "#lib/services/require-service.ts";

export type Simulation = {
  /** The name of a saved scenario, or one as it is being written. */
  scenario: string | Record<string, unknown>;
  from?: string | undefined;
  to?: string | undefined;
};

const dayMilliseconds = 86_400_000;
const usualDays = 30;
const mostDays = 90;
const mostListed = 500;

/**
 * What a scenario would have done in a past time, 30 days unless given, 90 at most: each start, each hold and its
 * reason, and which real incidents it would have met. Changes nothing. Throws `wrong-input` and `not-found`.
 */
export async function simulateScenario(context: Context, input: Simulation): Promise<Replay> {
  requireAccess(context.actor, "read");
  const plan = await readPlan(context, input.scenario);
  const { id: service_id } = await requireService(context, plan.service);
  const place = { service_id, environment: plan.environment };
  const range = resolveSpan(input, context.now());
  const history = await loadHistory(context.database, place, plan.trigger, range);
  const world = await loadWorld(context.database, { ...place, service: plan.service }, range);
  const isKnown = plan.trigger.kind !== "absence" || plan.trigger.monitor === null;
  const replayed = isKnown ? replay(plan, history, world) : nothing;
  const facts = await readReplayFacts(context.database, place, { plan, ...range });
  const incidents = facts.incidents.map((incident) => ({
    ...incident,
    overlapped: isMet(incident, replayed),
  }));
  const counts = countReplay(replayed, incidents);
  const notes = listNotes(plan, { ...facts, without_history: replayed.without_history });
  const { name: scenario, service, environment } = plan;
  return {
    ...{ scenario, service, environment },
    ...{ from: range.from.toISOString(), to: range.to.toISOString() },
    resolution: describeSpans(history, plan),
    ...describeMoments(replayed),
    incidents: incidents.slice(0, mostListed).map(({ opened_at, closed_at, ...incident }) => ({
      ...{ ...incident, opened_at: opened_at.toISOString() },
      closed_at: closed_at?.toISOString() ?? null,
    })),
    timeline: prepareReplayTimeline(plan.trigger, history),
    summary: { sentence: describeReplay(counts), notes, ...counts },
  };
}

/** As a form has it, or as an answer of the API has it. */
const Written = Scenario.partial({ version: true, created_at: true, updated_at: true });

const nothing: Replayed = { starts: [], holds: [], without_history: 0 };

async function readPlan(
  context: Context,
  scenario: Simulation["scenario"],
): Promise<CreateScenario> {
  if (typeof scenario === "string") return (await requireScenario(context, scenario)).definition;
  const parsed = Written.safeParse({ ...scenario, name: scenario.name || "draft" });
  if (parsed.success) {
    requirePattern(parsed.data.trigger.pattern);
    return parsed.data;
  }
  const errors = parsed.error.issues.map(({ path, message }) => ({
    ...{ path: ["scenario", ...path].join("."), message },
  }));
  const detail = errors.map(({ path, message }) => `${path}: ${message}`).join(" · ");
  throw new Problem("wrong-input", detail, { errors });
}

function resolveSpan(input: Simulation, now: Date) {
  const to = new Date(Math.min(input.to ? Date.parse(input.to) : now.getTime(), now.getTime()));
  const from = input.from
    ? new Date(input.from)
    : new Date(to.getTime() - usualDays * dayMilliseconds);
  const refuse = (path: string, message: string) =>
    new Problem("wrong-input", `${path}: ${message}`, { errors: [{ path, message }] });
  if (from >= to) throw refuse("from", "must be earlier than to.");
  if (now.getTime() - from.getTime() > mostDays * dayMilliseconds) {
    throw refuse("from", `Counts fine enough are kept for ${mostDays} days.`);
  }
  return { from, to, now };
}

function isMet(
  incident: { opened_at: Date; closed_at: Date | null },
  { starts }: Replayed,
): boolean {
  const opened = incident.opened_at.getTime() / 1000;
  const closed = (incident.closed_at?.getTime() ?? Number.POSITIVE_INFINITY) / 1000;
  return starts.some(({ at, ended_at }) => at <= closed && ended_at >= opened);
}

function describeSpans({ spans, from }: History, plan: CreateScenario): Replay["resolution"] {
  return spans
    .filter(({ to }) => to > from)
    .map((span) => ({
      from: toText(Math.max(span.from, from)),
      to: toText(span.to),
      seconds: span.seconds,
      meaning: describeResolution(span, plan),
    }));
}

function describeMoments({ starts, holds }: Replayed): Pick<Replay, "starts" | "holds"> {
  return {
    starts: starts.slice(0, mostListed).map(({ at, ended_at, matched, sentence, verdict }) => ({
      ...{ at: toText(at), ended_at: toText(ended_at), matched, sentence },
      would_verify: verdict,
    })),
    holds: holds.slice(0, mostListed).map((hold) => ({
      ...{ ...hold, from: toText(hold.from), to: toText(hold.to) },
    })),
  };
}

function toText(seconds: number): string {
  return new Date(seconds * 1000).toISOString();
}
