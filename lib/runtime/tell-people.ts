import { acknowledgeThread } from "#lib/notifications/acknowledge-thread.ts";
import { endThread } from "#lib/notifications/end-thread.ts";
import { notify } from "#lib/notifications/notify.ts";
import type { Context } from "#lib/platform/context.ts";
import { describeHandOver, type HandOver } from "#lib/recovery/describe-hand-over.ts";
import { describeIncident, type IncidentStory } from "#lib/recovery/describe-incident.ts";
import type { RunState } from "#lib/recovery/schemas.ts";

/** Where a run needs a person: it gave up, it asks, or it can no longer tell what happened. */
const statesForPeople: readonly RunState[] = [
  "AWAITING_APPROVAL",
  "ESCALATED",
  "FAILED",
  "NEEDS_ATTENTION",
  "EXPIRED",
];

/** Tells people that a run needs one of them, and their pager that one of them has approved. */
export async function tellOfRun(
  context: Context,
  fact: { run_id: string; state: string; service_id: number | null },
): Promise<void> {
  const { run_id, state, service_id } = fact;
  const needed = statesForPeople.some((one) => one === state);
  // Only a person's approval gives a queued run a name.
  if (!needed && state !== "QUEUED") return;
  const story = await describeHandOver(context, run_id);
  const thread = threadOf(story);
  const notice = prepareRunNotice(story);
  if (needed) {
    const dedup_key = `run ${run_id} ${state}`;
    await notify(context, { ...notice, channels: story.channels, thread, service_id, dedup_key });
  } else if (story.decided_by) {
    const dedup_key = `run ${run_id} approved`;
    await acknowledgeThread(context, { thread, dedup_key, service_id, notice });
  }
}

/** What comes after the end of an incident would never be ended again: it has a thread of its own. */
function threadOf({ incident_id, incident_open, run_id }: HandOver): string {
  return incident_id && incident_open ? incidentThread(incident_id) : `run:${run_id}`;
}

function incidentThread(incident_id: string): string {
  return `incident:${incident_id}`;
}

function prepareRunNotice(story: HandOver) {
  const { kind, service, environment, incident_id, run_id, title, summary, severity } = story;
  const { verdict, attempts, path, links, actions } = story;
  return {
    ...{ service, environment, incident_id, run_id, title, summary, severity, verdict, path },
    ...{ kind: `run.${kind}`, facts: [], attempts, links, actions },
  };
}

/** Tells people of an incident for which nothing was started. */
export async function tellOfIncident(
  context: Context,
  { incident_id, service_id }: { incident_id: string; service_id: number | null },
): Promise<void> {
  const story = await describeIncident(context, incident_id);
  const { held, incident } = story;
  if (!held || incident.closed_at) return;
  await notify(context, {
    ...prepareIncidentNotice(story, "incident.held-back"),
    title: `${incident.service}: nothing was started`,
    summary: held.reason,
    severity: "warning",
    facts: [{ label: "Scenario", value: held.scenario }],
    channels: held.channels,
    thread: incidentThread(incident_id),
    ...{ service_id, dedup_key: `incident ${incident_id} held back` },
  });
}

/** Tells those who were told of an incident that it is over. */
export async function tellOfEnd(
  context: Context,
  { incident_id, service_id }: { incident_id: string; service_id: number | null },
): Promise<void> {
  const story = await describeIncident(context, incident_id);
  await endThread(context, {
    thread: incidentThread(incident_id),
    service_id,
    notice: {
      ...prepareIncidentNotice(story, "incident.recovered"),
      title: `${story.incident.service} recovered`,
      summary: story.ending,
      severity: "info",
    },
  });
}

function prepareIncidentNotice({ incident, links, actions }: IncidentStory, kind: string) {
  const { id: incident_id, service, environment } = incident;
  const path = `/services/${encodeURIComponent(service)}`;
  return {
    ...{ kind, service, environment, incident_id, run_id: null, path, links, actions },
    facts: [],
  };
}
