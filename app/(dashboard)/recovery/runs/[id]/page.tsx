import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { LiveRefresh } from "#components/layout/live-refresh.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { describeStop } from "#components/recovery/describe-stop.ts";
import { RunButtons } from "#components/recovery/run-buttons.tsx";
import { RunHeadline } from "#components/recovery/run-headline.tsx";
import { RunStory } from "#components/recovery/run-story.tsx";
import { requirePageContext } from "#lib/accounts/page-context.ts";
import { canOperate } from "#lib/accounts/permissions.ts";
import { orNotFound } from "#lib/platform/http/page-param.ts";
import { getKillSwitch } from "#lib/recovery/get-kill-switch.ts";
import { getRun } from "#lib/recovery/list-runs.ts";
import { readDecisions, readIncident } from "./_parts/read-run-past.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("recovery.runPage");
  return { title: t("title") };
}

export default async function RunPage({ params }: { params: Promise<{ id: string }> }) {
  const context = await requirePageContext();
  const run = await orNotFound(getRun(context, (await params).id));
  const [decisions, incident, killSwitch] = await Promise.all([
    readDecisions(context, run),
    readIncident(context, run),
    getKillSwitch(context),
  ]);
  const t = await getTranslations("recovery.killSwitch");
  const mayOperate = canOperate(context.actor);
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
        {mayOperate ? (
          <RunButtons run={run} stop={describeStop(t, killSwitch, run.service)} />
        ) : null}
        <LiveRefresh
          on={{ types: ["run", "incident", "change"], run: run.id, service: run.service }}
        />
      </PageHeader>
      <RunHeadline run={run} />
      <RunStory run={run} decisions={decisions} incident={incident} />
    </>
  );
}
