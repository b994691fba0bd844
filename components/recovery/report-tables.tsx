import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { formatHealthyShare } from "#components/recovery/prepare-reliability-tiles.ts";
import { ShareFigure } from "#components/recovery/share-figure.tsx";
import { ScrollRegion } from "#components/ui/scroll-region.tsx";
import { formatCount } from "#lib/format/count.ts";
import { formatDuration } from "#lib/format/duration.ts";
import type { Language } from "#lib/format/reader-language.ts";
import type { ScenarioReliability, ServiceReliability } from "#lib/recovery/reliability-schemas.ts";

/** Rows that fit on one sheet; the rest is on the screen and in the CSV. */
const mostPrinted = 12;

const orDash = (seconds: number | null, language: Language) =>
  seconds === null ? "–" : formatDuration(seconds, language);

/** How long each service was degraded, how fast it was well again, and how much of it without a person. */
export function ReportServiceTable({ services }: { services: ServiceReliability[] }) {
  const t = useTranslations("recovery.reportTables");
  const language = useLocale();
  const heads = [
    t("service"),
    t("incidents"),
    t("downtime"),
    t("without"),
    t("recoveredIn"),
    t("p95"),
    t("alone"),
  ];
  return (
    <ReportTable label={t("services")} heads={heads} rows={services.length}>
      {services.map((one, index) => (
        <Row
          key={one.service}
          name={one.service}
          href={`/services/${encodeURIComponent(one.service)}`}
          index={index}
        >
          <Cell>{formatCount(one.incidents)}</Cell>
          <Cell>
            {one.downtime_seconds > 0 ? formatDuration(one.downtime_seconds, language) : t("none")}
          </Cell>
          <Cell>{formatHealthyShare(one.healthy_share)}</Cell>
          <Cell>{orDash(one.time_to_recover.median, language)}</Cell>
          <Cell>{orDash(one.time_to_recover.p95, language)}</Cell>
          <Cell>
            <ShareFigure
              {...one.auto_recovered}
              part={one.auto_recovered.recovered}
              color="var(--good)"
            />
          </Cell>
        </Row>
      ))}
    </ReportTable>
  );
}

/** What each scenario achieved beside what happened where nothing was done. */
export function ReportScenarioTable({ scenarios }: { scenarios: ScenarioReliability[] }) {
  const t = useTranslations("recovery.reportTables");
  const language = useLocale();
  const heads = [t("scenario"), t("recoveredIn"), t("withAction"), t("byItself")];
  return (
    <ReportTable label={t("scenarios")} heads={heads} rows={scenarios.length}>
      {scenarios.map((one, index) => (
        <Row
          key={one.scenario}
          name={one.scenario}
          href={`/scenarios/${encodeURIComponent(one.scenario)}`}
          index={index}
        >
          <Cell>{orDash(one.median_seconds, language)}</Cell>
          <Cell>
            <ShareFigure
              share={one.share}
              part={one.recovered}
              of={one.runs}
              interval={one.interval}
              color="var(--good)"
            />
          </Cell>
          <Cell>
            <ShareFigure
              {...one.by_itself}
              part={one.by_itself.recovered}
              color="var(--series-3)"
            />
          </Cell>
        </Row>
      ))}
    </ReportTable>
  );
}

type TableProps = { label: string; heads: string[]; rows: number; children: ReactNode };

function ReportTable({ label, heads, rows, children }: TableProps) {
  const t = useTranslations("recovery.reportTables");
  return (
    <ScrollRegion label={label} className="overflow-x-auto print:overflow-visible">
      <table className="w-full border-collapse text-sm">
        <caption className="sr-only">{label}</caption>
        <thead>
          <tr className="text-ink-2">
            {heads.map((head) => (
              <th
                key={head}
                scope="col"
                className="border-b border-line px-2.5 py-1.5 text-right font-medium whitespace-nowrap first:pl-0 first:text-left last:pr-0 print:whitespace-normal"
              >
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
      {rows > mostPrinted ? (
        <p className="mt-1.5 hidden text-sm text-ink-2 print:block">
          {t("more", { count: rows - mostPrinted })}
        </p>
      ) : null}
    </ScrollRegion>
  );
}

type RowProps = {
  name: string;
  href: `/${"services" | "scenarios"}/${string}`;
  index: number;
  children: ReactNode;
};

function Row({ name, href, index, children }: RowProps) {
  return (
    <tr className={index >= mostPrinted ? "print:hidden" : undefined}>
      <th
        scope="row"
        className="max-w-60 min-w-36 border-b border-line py-2 pr-2.5 text-left font-medium wrap-anywhere"
      >
        <Link className="hover:underline" href={href}>
          {name}
        </Link>
      </th>
      {children}
    </tr>
  );
}

function Cell({ children }: { children: ReactNode }) {
  return (
    <td className="border-b border-line px-2.5 py-2 text-right whitespace-nowrap tabular-nums last:pr-0">
      {children}
    </td>
  );
}
