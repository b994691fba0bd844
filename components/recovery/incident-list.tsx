import { CircleCheck } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { EmptyState } from "#components/layout/empty-state.tsx";
import { NearLink as Link } from "#components/ui/near-link.tsx";
import { StatePill } from "#components/ui/state-pill.tsx";
import { Time } from "#components/ui/time.tsx";
import { formatDuration } from "#lib/format/duration.ts";
import type { Incident } from "#lib/recovery/answers.ts";

/** Intervals in which a service was degraded, with their downtime; open ones first. */
export function IncidentList({ incidents }: { incidents: Incident[] }) {
  const t = useTranslations("recovery.incidentList");
  if (incidents.length === 0) {
    return (
      <EmptyState icon={CircleCheck} title={t("emptyTitle")}>
        {t("empty")}
      </EmptyState>
    );
  }
  const open = incidents.filter(({ closed_at }) => closed_at === null);
  const closed = incidents.filter(({ closed_at }) => closed_at !== null);
  return (
    <ul>
      {[...open, ...closed].map((incident) => (
        <li key={incident.id} className="border-b border-line py-2.5 first:pt-0 last:border-0">
          <IncidentItem incident={incident} />
        </li>
      ))}
    </ul>
  );
}

/** One incident: whether it is open, what it is about, how long, and what was done. */
export function IncidentItem({ incident }: { incident: Incident }) {
  const t = useTranslations("recovery.incidentList");
  const states = useTranslations("recovery.states");
  const language = useLocale();
  const { closed_at, closed_by, service, environment } = incident;
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
        <StatePill tone={closed_at ? "good" : "bad"}>{t(closed_at ? "closed" : "open")}</StatePill>
        <Link
          className="font-medium hover:underline"
          href={`/services/${encodeURIComponent(service)}`}
        >
          {service} · {environment}
        </Link>
        <span className="ml-auto text-ink-2">
          {t("downtime", { length: formatDuration(incident.downtime_seconds, language) })}
        </span>
      </p>
      <p className="mt-0.5 wrap-anywhere text-ink-2">{incident.summary}</p>
      <p className="flex flex-wrap gap-x-2 text-sm text-ink-2">
        <span>
          {t.rich("story", {
            closing: closed_by ?? "none",
            flaps: incident.flaps,
            time: () => <Time at={incident.opened_at} />,
          })}
        </span>
        {incident.runs.map(({ id, name, state }) => (
          <Link key={id} className="text-accent underline" href={`/recovery/runs/${id}`}>
            {t("run", { name, state: states(state) })}
          </Link>
        ))}
      </p>
    </>
  );
}
