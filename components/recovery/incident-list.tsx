import { CircleCheck } from "lucide-react";
import { EmptyState } from "#components/layout/empty-state.tsx";
import { runStateWords } from "#components/recovery/run-words.ts";
import { NearLink as Link } from "#components/ui/near-link.tsx";
import { StatePill } from "#components/ui/state-pill.tsx";
import { Time } from "#components/ui/time.tsx";
import { countNoun } from "#lib/format/count.ts";
import { formatDuration } from "#lib/format/duration.ts";
import type { Incident } from "#lib/recovery/answers.ts";

const closings = {
  verification: "closed by verification",
  itself: "over before anything was done",
  quiet: "closed after its errors stopped",
  person: "closed by a person",
} as const;

/** Intervals in which a service was degraded, with their downtime; open ones first. */
export function IncidentList({ incidents }: { incidents: Incident[] }) {
  if (incidents.length === 0) {
    return (
      <EmptyState icon={CircleCheck} title="No incident in this time">
        An incident opens when a scenario's trigger matches, and closes when verification finds the
        service well again.
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
  const { closed_at, closed_by, service, environment } = incident;
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
        <StatePill tone={closed_at ? "good" : "bad"}>{closed_at ? "Closed" : "Open"}</StatePill>
        <Link
          className="font-medium hover:underline"
          href={`/services/${encodeURIComponent(service)}`}
        >
          {service} · {environment}
        </Link>
        <span className="ml-auto text-ink-2">
          {formatDuration(incident.downtime_seconds)} of downtime
        </span>
      </p>
      <p className="mt-0.5 wrap-anywhere text-ink-2">{incident.summary}</p>
      <p className="flex flex-wrap gap-x-2 text-sm text-ink-2">
        <span>
          Began <Time at={incident.opened_at} />
          {closed_by ? `, ${closings[closed_by]}` : ""}
          {incident.flaps > 0 ? `, came back ${countNoun(incident.flaps, "time")}` : ""}
        </span>
        {incident.runs.map(({ id, name, state }) => (
          <Link key={id} className="text-accent underline" href={`/recovery/runs/${id}`}>
            {name}: {runStateWords[state].word}
          </Link>
        ))}
      </p>
    </>
  );
}
