import { useTranslations } from "next-intl";
import { describeStop } from "#components/recovery/describe-stop.ts";
import { ApproveButton, RejectButton } from "#components/recovery/run-buttons.tsx";
import { Button } from "#components/ui/button.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { NearLink as Link } from "#components/ui/near-link.tsx";
import { endSentence } from "#lib/format/sentence.ts";
import type { Incident, KillSwitch, RecoverySummary, Run } from "#lib/recovery/answers.ts";

type Props = {
  summary: Pick<RecoverySummary, "waiting" | "needs_people">;
  killSwitch: KillSwitch;
  mayOperate: boolean;
};

const shownAtMost = 3;

/** What does not go on by itself: runs that wait for a yes, and incidents that no run works on any more. */
export function NeedsHuman({ summary: { waiting, needs_people }, killSwitch, mayOperate }: Props) {
  const t = useTranslations("recovery.needsHuman");
  const kill = useTranslations("recovery.killSwitch");
  const left = Math.max(0, shownAtMost - waiting.length);
  const more = needs_people.length - left;
  if (waiting.length + needs_people.length === 0) return null;
  return (
    <section aria-label={t("title")} className="flex flex-col gap-2.5">
      {waiting.map((run) => (
        <WaitingRun
          key={run.id}
          run={run}
          stop={describeStop(kill, killSwitch, run.service)}
          mayOperate={mayOperate}
        />
      ))}
      {needs_people.slice(0, left).map((incident) => (
        <LeftIncident key={incident.id} incident={incident} />
      ))}
      {more > 0 ? (
        <p className="text-ink-2">
          <Link href={{ pathname: "/recovery" }} className="underline underline-offset-3">
            {t("more", { count: more })}
          </Link>
        </p>
      ) : null}
    </section>
  );
}

type WaitingProps = { run: Run; stop: string | null; mayOperate: boolean };

function WaitingRun({ run, stop, mayOperate }: WaitingProps) {
  const t = useTranslations("recovery.needsHuman");
  return (
    <Callout
      title={t("place", { service: run.service, environment: run.environment })}
      actions={
        <>
          <SeeRun id={run.id}>{t("run")}</SeeRun>
          {mayOperate ? (
            <>
              <RejectButton run={run} />
              <ApproveButton run={run} stop={stop} />
            </>
          ) : null}
        </>
      }
    >
      {endSentence(run.reason)} {t("waits", { name: run.name })}
    </Callout>
  );
}

function LeftIncident({ incident }: { incident: Incident }) {
  const t = useTranslations("recovery.needsHuman");
  const { service, environment, summary, runs } = incident;
  const [last] = runs.slice(-1);
  return (
    <Callout
      title={t("place", { service, environment })}
      actions={
        last ? (
          <SeeRun id={last.id}>{t("attempts")}</SeeRun>
        ) : (
          <Button asChild>
            <Link href={{ pathname: `/services/${encodeURIComponent(service)}` }}>
              {t("service", { service })}
            </Link>
          </Button>
        )
      }
    >
      {endSentence(summary)} {last ? t("ended", { name: last.name }) : t("nothing")}
    </Callout>
  );
}

function SeeRun({ id, children }: { id: string; children: string }) {
  return (
    <Button asChild>
      <Link href={{ pathname: `/recovery/runs/${id}` }}>{children}</Link>
    </Button>
  );
}
