import { useLocale, useTranslations } from "next-intl";
import { describeRun } from "#components/recovery/describe-run.ts";
import { RunStatePill, VerdictPill } from "#components/recovery/run-state-pill.tsx";
import { Card } from "#components/ui/card.tsx";
import type { Run } from "#lib/recovery/answers.ts";

/** How the run stands, announced when it changes; the verdict beside it is another thing than the state. */
export function RunHeadline({ run }: { run: Run }) {
  const words = {
    actions: useTranslations("recovery.actions"),
    run: useTranslations("recovery.runSentence"),
    language: useLocale(),
  };
  return (
    <Card className="mb-gap px-4.5 py-4 max-rail:px-4">
      <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
        <p className="flex items-center gap-2">
          <span className="text-ink-2">State</span>
          <RunStatePill state={run.state} />
        </p>
        <p className="flex items-center gap-2">
          <span className="text-ink-2">Verdict</span>
          {run.verdict ? <VerdictPill verdict={run.verdict} /> : <span>none yet</span>}
        </p>
      </div>
      <p role="status" className="mt-2 text-lg wrap-anywhere">
        {describeRun(words, run)}
      </p>
      {run.acknowledged_by ? (
        <p className="mt-1 text-ink-2">{run.acknowledged_by} has looked at it.</p>
      ) : null}
      {run.state === "AWAITING_APPROVAL" && run.approved_by.length > 0 ? (
        <p className="mt-1 text-ink-2">
          {run.approved_by.join(", ")} said yes; somebody else has to, too.
        </p>
      ) : null}
    </Card>
  );
}
