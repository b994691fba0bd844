"use client";

import { cx } from "class-variance-authority";
import { useLocale, useTranslations } from "next-intl";
import { Toolbar } from "radix-ui";
import { timeTicks } from "#components/charts/scales.ts";
import {
  prepareIncidentStrip,
  type StripIncident,
  type StripRow,
} from "#components/recovery/prepare-incident-strip.ts";
import { StripLegend } from "#components/recovery/strip-legend.tsx";
import { actedShape, detectedShape, recoveredShape } from "#components/recovery/strip-shapes.tsx";
import { useZone } from "#components/ui/clock.tsx";
import { Tooltip } from "#components/ui/tooltip.tsx";
import type { Incident } from "#lib/recovery/answers.ts";

type Props = { incidents: Incident[]; from: string; to: string };

const rowLook = "grid grid-cols-[9.5rem_1fr] items-center gap-x-3 max-sm:grid-cols-1";

/** When services were degraded: a row for each, with what was noticed, done and achieved. */
export function IncidentStripChart({ incidents, from, to }: Props) {
  const t = useTranslations("recovery.incidentStrip");
  const told = useTranslations("recovery.stripIncident");
  const language = useLocale();
  const zone = useZone();
  const { rows, left_out } = prepareIncidentStrip({ t: told, zone, language }, incidents, {
    from,
    to,
  });
  return (
    <div>
      {rows.map((row) => (
        <ServiceRow key={row.service} row={row} />
      ))}
      <div className={rowLook}>
        <span className="max-sm:hidden" />
        <TimeAxis from={from} to={to} zone={zone} />
      </div>
      <StripLegend />
      {left_out > 0 ? (
        <p className="text-sm text-ink-2">{t("leftOut", { count: left_out })}</p>
      ) : null}
    </div>
  );
}

/** One stop for the keyboard; arrow keys go from incident to incident. */
function ServiceRow({ row: { service, incidents } }: { row: StripRow }) {
  const t = useTranslations("recovery.incidentStrip");
  return (
    <div className={`${rowLook} border-b border-line py-1`}>
      <span className="truncate text-sm" title={service}>
        {service}
      </span>
      <Toolbar.Root aria-label={t("label", { service })} className="relative h-11">
        <svg
          width="100%"
          height="44"
          className="keep-color absolute inset-0 overflow-visible"
          aria-hidden
        >
          <line x1="0" x2="100%" y1="16" y2="16" stroke="var(--line)" />
          {incidents.map((incident) => (
            <IncidentShapes key={incident.id} incident={incident} />
          ))}
        </svg>
        {incidents.map(({ id, label, left, width }) => (
          <Tooltip key={id} text={label}>
            <Toolbar.Button
              aria-label={label}
              className="absolute inset-y-0 min-w-6 cursor-default rounded-sm"
              style={{ left: `min(${left}%, 100% - 1.5rem)`, width: `${width}%` }}
            />
          </Tooltip>
        ))}
      </Toolbar.Root>
    </div>
  );
}

function IncidentShapes({ incident }: { incident: StripIncident }) {
  const { spans, detected, acted, recovered } = incident;
  return (
    <>
      {spans.map(({ left, width }) => (
        <rect
          key={left}
          x={`${left}%`}
          y="10"
          height="12"
          rx="1.5"
          fill="var(--bad)"
          style={{ width: `max(3px, ${width}%)` }}
        />
      ))}
      {detected === null ? null : detectedShape(detected)}
      {acted === null ? null : actedShape(acted)}
      {recovered === null ? null : recoveredShape(recovered)}
    </>
  );
}

function TimeAxis({ from, to, zone }: { from: string; to: string; zone: string }) {
  const start = Date.parse(from);
  const end = Date.parse(to);
  const ticks = timeTicks(start, end, zone, useLocale())
    .map(({ at, label }) => ({ label, left: ((at - start) / (end - start)) * 100 }))
    // A label at the edge would be cut.
    .filter(({ left }) => left > 5 && left < 95);
  return (
    <div aria-hidden className="relative h-6 text-xs text-ink-3">
      {ticks.map(({ left, label }, index) => (
        <span
          key={left}
          className={cx(
            "absolute top-1 -translate-x-1/2 whitespace-nowrap",
            index % 2 === 1 && "max-sm:hidden",
          )}
          style={{ left: `${left}%` }}
        >
          {label}
        </span>
      ))}
    </div>
  );
}
