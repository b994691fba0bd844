import { useTranslations } from "next-intl";
import { Sparkline } from "#components/charts/sparkline.tsx";
import { Change } from "#components/data-table/change.tsx";
import type { JudgedHealth } from "#components/services/judge-health.ts";
import { Panel } from "#components/ui/panel.tsx";
import { StatePill } from "#components/ui/state-pill.tsx";
import { Time } from "#components/ui/time.tsx";
import { formatCount } from "#lib/format/count.ts";
import type { ServiceHealth } from "#lib/insights/schemas.ts";

const minutesOfHour = 60;

type Props = { judged: JudgedHealth; health: ServiceHealth };

/** How the service stands and why, beside its rate of errors. */
export function HealthPanel({ judged: { tone, word, reason, at }, health }: Props) {
  const t = useTranslations("services.health");
  const { count, previous_count, trend } = health.last_hour;
  return (
    <Panel title={t("title")} className="mb-gap">
      <div className="flex flex-wrap items-center gap-x-8 gap-y-4">
        <div className="flex min-w-60 flex-1 flex-col gap-1.5">
          <StatePill tone={tone}>{word}</StatePill>
          <p className="wrap-anywhere text-ink-2">
            {reason} {at ? <Time at={at} /> : null}
          </p>
        </div>
        <dl className="flex flex-wrap gap-x-8 gap-y-3">
          <div>
            <dt className="text-sm text-ink-2">{t("perMinute")}</dt>
            <dd className="flex items-center gap-3 text-lg font-semibold tabular-nums">
              {formatRate(count / minutesOfHour)}
              {count > 0 ? <Sparkline values={trend} /> : null}
            </dd>
          </div>
          <div>
            <dt className="text-sm text-ink-2">{t("inHour")}</dt>
            <dd className="tabular-nums">
              {formatCount(count)} <Change now={count} before={previous_count} />
            </dd>
          </div>
        </dl>
      </div>
    </Panel>
  );
}

function formatRate(rate: number): string {
  if (rate === 0) return "0";
  return rate < 10 ? rate.toFixed(rate < 0.1 ? 2 : 1) : formatCount(Math.round(rate));
}
