import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { type BeforeAfter, prepareBeforeAfter } from "#components/recovery/before-after.ts";
import { secondsBetween } from "#components/recovery/describe-run.ts";
import { RunStatePill } from "#components/recovery/run-state-pill.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { Time } from "#components/ui/time.tsx";
import { formatDuration } from "#lib/format/duration.ts";
import type { Run } from "#lib/recovery/answers.ts";

/** What was tried against these errors, and how many there were before and after. */
export function RecoveryHistory({ runs }: { runs: Run[] }) {
  const t = useTranslations("recovery.recoveryHistory");
  const language = useLocale();
  return (
    <Panel title={t("title")}>
      {runs.length === 0 ? (
        <p className="text-ink-2">{t("empty")}</p>
      ) : (
        <ul className="-my-1.5">
          {runs.map((run) => (
            <li key={run.id} className="border-b border-line py-2.5 last:border-0">
              <div className="flex items-start gap-2.5">
                <Link
                  href={{ pathname: `/recovery/runs/${run.id}` }}
                  className="min-w-0 flex-1 truncate hover:underline"
                  title={run.name}
                >
                  {run.name}
                </Link>
                <RunStatePill state={run.state} />
              </div>
              <p className="text-sm text-ink-2">
                {run.ended_at
                  ? `${formatDuration(secondsBetween(run.created_at, run.ended_at), language)} · `
                  : ""}
                <Time at={run.created_at} />
              </p>
              <Rates rates={prepareBeforeAfter(run)} />
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

/** Two bars over one scale, each with its number. */
function Rates({ rates }: { rates: BeforeAfter | null }) {
  const t = useTranslations("recovery.recoveryHistory");
  if (!rates) return null;
  const most = Math.max(rates.before, rates.after, 1);
  const rows = [
    { name: t("before"), rate: rates.before, color: "var(--series-1)" },
    { name: t("after"), rate: rates.after, color: "var(--series-4)" },
  ];
  return (
    <dl className="mt-1.5 grid grid-cols-[max-content_minmax(0,1fr)_max-content] items-center gap-x-2.5 gap-y-1 text-sm">
      {rows.map(({ name, rate, color }) => (
        <div key={name} className="contents">
          <dt className="text-ink-2">{name}</dt>
          <dd aria-hidden className="h-1.5 rounded-full bg-raised forced-colors:border">
            <span
              className="keep-color block h-1.5 rounded-full"
              style={{ width: `${(rate / most) * 100}%`, background: color }}
            />
          </dd>
          <dd className="text-right">{t("rate", { rate })}</dd>
        </div>
      ))}
    </dl>
  );
}
