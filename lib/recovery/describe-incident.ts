import { requireAccess } from "#lib/accounts/permissions.ts";
import { formatDuration } from "#lib/format/duration.ts";
import type { Context } from "#lib/platform/context.ts";
import { Problem } from "#lib/platform/errors.ts";
import type { Incident } from "#lib/recovery/answers.ts";
import { describeIncidents } from "#lib/recovery/internal/describe-incidents.ts";
import { listNoticeLinks, type NoticeAction, type NoticeLink } from "#lib/recovery/notice-links.ts";
import { RunDefinition } from "#lib/recovery/schemas.ts";

/** An incident as people are told of it. */
export type IncidentStory = {
  incident: Incident;
  /** Why nothing was started for it; null when something was, or nothing was meant to. */
  held: { scenario: string; outcome: string; reason: string; channels: string[] } | null;
  /** What to say when it has ended. */
  ending: string;
  links: NoticeLink[];
  actions: NoticeAction[];
};

/** Outcomes after which somebody or something is at work, or nothing should be. */
const expectedOutcomes = ["STARTED", "PROPOSED", "DUPLICATE", "DRY_RUN"];

const endings: Record<string, string> = {
  verification: "Verification found the service well.",
  itself: "It was over before anything was done.",
  quiet: "Its errors stopped.",
};

/** The story of an incident for those who are told of it; throws `not-found`. */
export async function describeIncident(context: Context, id: string): Promise<IncidentStory> {
  requireAccess(context.actor, "read");
  const row = await context.database.incident.findUnique({ where: { id } });
  const [incident] = row ? await describeIncidents(context, [row]) : [];
  if (!row || !incident) throw new Problem("not-found", `There is no incident ${id}.`);
  const { service, downtime_seconds, closed_by } = incident;
  const ending = closed_by ? (endings[closed_by] ?? "") : "";
  return {
    incident,
    held: incident.runs.length > 0 ? null : await findHeld(context, id),
    ending: `It was degraded for ${formatDuration(downtime_seconds)}. ${ending}`.trim(),
    links: listNoticeLinks(service, row.opened_at, context.now()),
    actions: [{ label: "Open the service", url: `/services/${encodeURIComponent(service)}` }],
  };
}

async function findHeld(
  { database }: Context,
  incident_id: string,
): Promise<IncidentStory["held"]> {
  const decision = await database.decision.findFirst({
    where: { incident_id },
    orderBy: { id: "desc" },
  });
  if (!decision || expectedOutcomes.includes(decision.outcome)) return null;
  const { scenario_id, scenario_version: version, outcome, reason } = decision;
  const planned = await database.scenarioVersion.findUnique({
    where: { scenario_id_version: { scenario_id, version } },
  });
  const definition = RunDefinition.safeParse(planned?.definition).data;
  const channels = definition?.escalate_to ?? [];
  return { scenario: definition?.name ?? "A scenario", outcome, reason, channels };
}
