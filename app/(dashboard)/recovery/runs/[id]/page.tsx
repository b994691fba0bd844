import type { Metadata } from "next";
import Link from "next/link";
import { LiveRefresh } from "#components/layout/live-refresh.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { RunButtons } from "#components/recovery/run-buttons.tsx";
import { RunHeadline } from "#components/recovery/run-headline.tsx";
import { RunStory } from "#components/recovery/run-story.tsx";
import { requirePageContext } from "#lib/accounts/page-context.ts";
import { canOperate } from "#lib/accounts/permissions.ts";
import type { Context } from "#lib/platform/context.ts";
import { orNotFound } from "#lib/platform/http/page-param.ts";
import type { Run } from "#lib/recovery/answers.ts";
import { listDecisions } from "#lib/recovery/list-decisions.ts";
import { listIncidents } from "#lib/recovery/list-incidents.ts";
import { getRun } from "#lib/recovery/list-runs.ts";

export const metadata: Metadata = { title: "Run" };

export default async function RunPage({ params }: { params: Promise<{ id: string }> }) {
  const context = await requirePageContext();
  const run = await orNotFound(getRun(context, (await params).id));
  const [decisions, incident] = await Promise.all([
    readDecisions(context, run),
    readIncident(context, run),
  ]);
  return (
    <>
      <PageHeader
        title={run.name}
        note={
          <Link className="hover:underline" href={`/services/${encodeURIComponent(run.service)}`}>
            {run.service} · {run.environment}
          </Link>
        }
      >
        {canOperate(context.actor) ? <RunButtons run={run} /> : null}
        {run.live ? <LiveRefresh seconds={1} /> : null}
      </PageHeader>
      <RunHeadline run={run} />
      <RunStory run={run} decisions={decisions} incident={incident} />
    </>
  );
}

async function readDecisions(context: Context, run: Run) {
  if (!run.scenario) return [];
  const end = run.ended_at ? Date.parse(run.ended_at) : context.now().getTime();
  const from = new Date(Date.parse(run.created_at) - 60_000).toISOString();
  const to = new Date(end + 60_000).toISOString();
  const { data } = await listDecisions(context, { scenario: run.scenario, from, to, limit: 100 });
  return data.filter(({ run_id }) => run_id === run.id);
}

async function readIncident(context: Context, run: Run) {
  if (!run.incident_id) return null;
  const from = run.created_at;
  const { data } = await listIncidents(context, { service: run.service, from, limit: 100 });
  return data.find(({ id }) => id === run.incident_id) ?? null;
}
