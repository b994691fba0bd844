import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { describeRun } from "#components/recovery/describe-run.ts";
import { describeStop } from "#components/recovery/describe-stop.ts";
import { RunButtons } from "#components/recovery/run-buttons.tsx";
import { Button } from "#components/ui/button.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { Time } from "#components/ui/time.tsx";
import type { KillSwitch, Run } from "#lib/recovery/answers.ts";

type Props = { runs: Run[]; killSwitch: KillSwitch; mayOperate: boolean };

/** What waits for somebody's yes; it stands before everything else. */
export function Approvals({ runs, killSwitch, mayOperate }: Props) {
  const t = useTranslations("recovery.approvals");
  const kill = useTranslations("recovery.killSwitch");
  const words = {
    actions: useTranslations("recovery.actions"),
    run: useTranslations("recovery.runSentence"),
    language: useLocale(),
  };
  if (runs.length === 0) return null;
  return (
    <section aria-label={t("title")} className="mb-gap flex flex-col gap-2.5">
      {runs.map((run) => (
        <Callout
          key={run.id}
          title={t("waits", { service: run.service, environment: run.environment })}
          actions={
            <>
              <Button asChild>
                <Link href={`/recovery/runs/${run.id}`}>{t("plan")}</Link>
              </Button>
              {mayOperate ? (
                <RunButtons run={run} stop={describeStop(kill, killSwitch, run.service)} />
              ) : null}
            </>
          }
        >
          {run.reason} {describeRun(words, run)}
          {run.expires_at ? (
            <> {t.rich("expires", { time: () => <Time at={run.expires_at ?? ""} /> })}</>
          ) : null}
        </Callout>
      ))}
    </section>
  );
}
