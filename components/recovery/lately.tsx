import { useLocale, useTranslations } from "next-intl";
import { secondsBetween } from "#components/recovery/describe-run.ts";
import { RunStatePill } from "#components/recovery/run-state-pill.tsx";
import { NearLink as Link } from "#components/ui/near-link.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { Time } from "#components/ui/time.tsx";
import { formatDuration } from "#lib/format/duration.ts";
import type { Run } from "#lib/recovery/answers.ts";

/** How the last runs ended, newest first. */
export function Lately({ runs }: { runs: Run[] }) {
  const t = useTranslations("recovery.lately");
  const language = useLocale();
  return (
    <Panel title={t("title")}>
      {runs.length === 0 ? (
        <p className="text-ink-2">{t("empty")}</p>
      ) : (
        <ul className="-my-1.5">
          {runs.map((run) => (
            <li
              key={run.id}
              className="flex flex-wrap items-start gap-x-2.5 gap-y-0.5 border-b border-line py-2.5 last:border-0"
            >
              <div className="min-w-0 flex-1">
                <Link
                  href={{ pathname: `/recovery/runs/${run.id}` }}
                  className="block truncate hover:underline"
                >
                  {run.service}
                </Link>
                <p className="truncate text-sm text-ink-2" title={run.name}>
                  {run.name}
                </p>
              </div>
              <div className="flex flex-col items-end gap-0.5">
                <span className="inline-flex">
                  <RunStatePill state={run.state} />
                </span>
                <span className="text-sm whitespace-nowrap text-ink-2">
                  {run.ended_at
                    ? `${formatDuration(secondsBetween(run.created_at, run.ended_at), language)} · `
                    : ""}
                  <Time at={run.ended_at ?? run.created_at} />
                </span>
              </div>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
