import { useLocale, useTranslations } from "next-intl";
import { describeRun } from "#components/recovery/describe-run.ts";
import { RunStatePill } from "#components/recovery/run-state-pill.tsx";
import { VerdictPill } from "#components/recovery/verdict-pill.tsx";
import { Card } from "#components/ui/card.tsx";
import type { Run } from "#lib/recovery/answers.ts";

/** How the run stands, announced when it changes; the verdict beside it is another thing than the state. */
export function RunHeadline({ run }: { run: Run }) {
  const t = useTranslations("recovery.runHeadline");
  const words = {
    actions: useTranslations("recovery.actions"),
    run: useTranslations("recovery.runSentence"),
    language: useLocale(),
  };
  return (
    <Card className="mb-gap px-4.5 py-4 max-rail:px-4">
      <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
        <p className="flex items-center gap-2">
          <span className="text-ink-2">{t("state")}</span>
          <RunStatePill state={run.state} />
        </p>
        <p className="flex items-center gap-2">
          <span className="text-ink-2">{t("verdict")}</span>
          {run.verdict ? <VerdictPill verdict={run.verdict} /> : <span>{t("none")}</span>}
        </p>
      </div>
      <p role="status" className="mt-2 text-lg wrap-anywhere">
        {describeRun(words, run)}
      </p>
      {run.acknowledged_by ? (
        <p className="mt-1 text-ink-2">{t("acknowledged", { name: run.acknowledged_by })}</p>
      ) : null}
      {run.state === "AWAITING_APPROVAL" && run.approved_by.length > 0 ? (
        <p className="mt-1 text-ink-2">{t("approved", { names: run.approved_by.join(", ") })}</p>
      ) : null}
    </Card>
  );
}
