import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Time } from "#components/ui/time.tsx";
import type { Run } from "#lib/recovery/answers.ts";

/** Why the run is there, who asked for it, and which plan it follows. */
export function RunFacts({ run }: { run: Run }) {
  const t = useTranslations("recovery.runFacts");
  return (
    <dl className="grid grid-cols-[8rem_1fr] gap-x-4 gap-y-2">
      <Fact name={t("why")}>{run.reason}</Fact>
      <Fact name={t("startedBy")}>{run.cause === "trigger" ? t("trigger") : run.requested_by}</Fact>
      {run.decided_by ? <Fact name={t("decidedBy")}>{run.decided_by}</Fact> : null}
      <Fact name={t("began")}>
        <Time at={run.created_at} />
      </Fact>
      {run.ended_at ? (
        <Fact name={t("ended")}>
          <Time at={run.ended_at} />
        </Fact>
      ) : null}
      <Fact name={t("plan")}>
        {run.scenario ? (
          <Link
            className="text-accent underline"
            href={`/scenarios/${run.scenario}?version=${run.scenario_version}`}
          >
            {t("version", { scenario: run.scenario, version: run.scenario_version ?? "" })}
          </Link>
        ) : (
          t("press")
        )}
      </Fact>
      <Fact name={t("actsOn")}>
        {run.targets.map(({ name, type }) => `${name} (${type})`).join(", ") || "–"}
      </Fact>
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-2">{name}</dt>
      <dd className="wrap-anywhere">{children}</dd>
    </>
  );
}
