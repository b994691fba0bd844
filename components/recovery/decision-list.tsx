import { Scale } from "lucide-react";
import { useTranslations } from "next-intl";
import { EmptyState } from "#components/layout/empty-state.tsx";
import { NextAllowed } from "#components/recovery/next-allowed.tsx";
import { OutcomePill } from "#components/recovery/outcome-pill.tsx";
import { NearLink as Link } from "#components/ui/near-link.tsx";
import { Time } from "#components/ui/time.tsx";
import type { Decision } from "#lib/recovery/answers.ts";

type Props = {
  decisions: Decision[];
  /** Of one service, scenario or run: what is the same in each row need not be said. */
  within?: "service" | "scenario" | "run";
  /** Whether a filter holds some back. */
  filtered?: boolean;
};

/** Why each match started something, or why nothing ran and when it may. */
export function DecisionList({ decisions, within, filtered = false }: Props) {
  const t = useTranslations("recovery.decisionList");
  if (filtered && decisions.length === 0) {
    return <p className="text-ink-2">{t("filtered")}</p>;
  }
  if (decisions.length === 0) {
    return (
      <EmptyState icon={Scale} title={t("emptyTitle")}>
        {t("empty")}
      </EmptyState>
    );
  }
  return (
    <ul>
      {decisions.map((decision) => (
        <li key={decision.id} className="border-b border-line py-2.5 first:pt-0 last:border-0">
          <DecisionItem decision={decision} within={within} />
        </li>
      ))}
    </ul>
  );
}

type ItemProps = { decision: Decision; within: Props["within"] };

function DecisionItem({ decision, within }: ItemProps) {
  const t = useTranslations("recovery.decisionList");
  const { scenario, service, environment, next_allowed_at, run_id } = decision;
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
        <OutcomePill outcome={decision.outcome} />
        {within === "scenario" || within === "run" ? null : (
          <Link className="font-medium hover:underline" href={`/scenarios/${scenario}`}>
            {scenario}
          </Link>
        )}
        {within ? null : (
          <span className="text-ink-2">
            {service} · {environment}
          </span>
        )}
        <span className="ml-auto text-ink-3">
          <Time at={decision.at} />
        </span>
      </p>
      <p className="mt-0.5 text-ink-2">
        {decision.reason}
        {next_allowed_at ? <NextAllowed at={next_allowed_at} /> : null}
        {run_id && within !== "run" ? (
          <>
            {" "}
            <Link className="text-accent underline" href={`/recovery/runs/${run_id}`}>
              {t("run")}
            </Link>
          </>
        ) : null}
      </p>
    </>
  );
}
