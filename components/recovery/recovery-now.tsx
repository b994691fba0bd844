import { Activity } from "lucide-react";
import { useTranslations } from "next-intl";
import { EmptyState } from "#components/layout/empty-state.tsx";
import { Section } from "#components/layout/section.tsx";
import { describeStop } from "#components/recovery/describe-stop.ts";
import { RunButtons } from "#components/recovery/run-buttons.tsx";
import { RunCard } from "#components/recovery/run-card.tsx";
import { Card } from "#components/ui/card.tsx";
import type { KillSwitch, Run } from "#lib/recovery/answers.ts";

type Props = { runs: Run[]; killSwitch: KillSwitch; mayOperate: boolean };

/** The runs that a worker moves now. */
export function RecoveryNow({ runs, killSwitch, mayOperate }: Props) {
  const killWords = useTranslations("recovery.killSwitch");
  const t = useTranslations("recovery.recoveryNow");
  return (
    <Section title={t("title")} aside={runs.length > 0 ? t("live", { count: runs.length }) : null}>
      {runs.length === 0 ? (
        <Card>
          <EmptyState icon={Activity} title={t("emptyTitle")}>
            {t("empty")}
          </EmptyState>
        </Card>
      ) : (
        <div className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,22rem),1fr))] gap-gap">
          {runs.map((run) => (
            <RunCard
              key={run.id}
              run={run}
              stop={describeStop(killWords, killSwitch, run.service)}
              actions={
                mayOperate ? (
                  <RunButtons run={run} stop={describeStop(killWords, killSwitch, run.service)} />
                ) : null
              }
            />
          ))}
        </div>
      )}
    </Section>
  );
}
