import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { RunStatePill } from "#components/recovery/run-state-pill.tsx";
import { RunSteps } from "#components/recovery/run-steps.tsx";
import { NearLink as Link } from "#components/ui/near-link.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { dropFullStop } from "#lib/format/sentence.ts";
import type { Run } from "#lib/recovery/answers.ts";

type Props = {
  run: Run;
  /** Why nothing of its service may act, where a switch says so. */
  stop?: string | null;
  /** Buttons under its steps. */
  actions?: ReactNode;
};

/** A run as it happens: why, by which scenario, and each of its steps. */
export function RunCard({ run, stop, actions }: Props) {
  const t = useTranslations("recovery.runCard");
  return (
    <Panel
      title={
        <Link href={{ pathname: `/recovery/runs/${run.id}` }} className="hover:underline">
          {run.service} · {run.environment}
        </Link>
      }
      aside={<RunStatePill state={run.state} />}
      note={
        run.scenario
          ? t("scenario", { reason: dropFullStop(run.reason), name: run.scenario })
          : `${dropFullStop(run.reason)} · ${run.name}`
      }
    >
      {stop && run.state === "QUEUED" ? (
        <p className="mb-2 text-sm font-medium wrap-anywhere">{t("held", { why: stop })}</p>
      ) : null}
      <RunSteps run={run} />
      {actions ? <div className="mt-3 flex flex-wrap justify-end gap-2.5">{actions}</div> : null}
    </Panel>
  );
}
