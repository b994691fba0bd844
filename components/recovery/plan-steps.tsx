import { useTranslations } from "next-intl";
import { describeSteps } from "#components/recovery/describe-scenario.ts";
import type { RunDefinition } from "#lib/recovery/schemas.ts";

/** The ladder in words, first to last; two steps may read the same. */
export function PlanSteps({ plan }: { plan: Pick<RunDefinition, "steps" | "escalate_to"> }) {
  const t = useTranslations("recovery.actions");
  const rungs = describeSteps(t, plan).map((words, place) => ({ place, words }));
  return (
    <ol className="list-decimal pl-4.5">
      {rungs.map(({ place, words }) => (
        <li key={place}>{words}</li>
      ))}
    </ol>
  );
}
