"use client";

import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { VerdictPill } from "#components/recovery/verdict-pill.tsx";
import { ScrollRegion } from "#components/ui/scroll-region.tsx";
import { StatePill } from "#components/ui/state-pill.tsx";
import { formatCount } from "#lib/format/count.ts";
import { formatDayMinute } from "#lib/format/time.ts";
import type { ReplayHold, ReplayStart } from "#lib/recovery/replay-schemas.ts";

const mostRows = 20;

type StartProps = { starts: ReplayStart[]; total: number; zone: string };

/** When a plan would have started, why, and what its windows would have shown. */
export function StartTable({ starts, total, zone }: StartProps) {
  const t = useTranslations("recovery.replay");
  const shown = starts.slice(0, mostRows);
  const caption =
    total > shown.length
      ? t("firstStarts", { shown: shown.length, total: formatCount(total) })
      : t("starts");
  return (
    <PlainTable caption={caption} heads={[t("when"), t("why"), t("withoutAction")]}>
      {shown.map((start) => (
        <tr key={start.at} className="border-b border-line last:border-0">
          <Moment at={start.at} zone={zone} />
          <td className="min-w-52 py-1.5 pr-4">{start.sentence}</td>
          <td className="py-1.5">
            {start.would_verify === "unknown" ? (
              <StatePill tone="idle">{t("notOver")}</StatePill>
            ) : (
              <VerdictPill verdict={start.would_verify} />
            )}
          </td>
        </tr>
      ))}
    </PlainTable>
  );
}

/** When it would have been held back, by which gate and why. */
export function HoldTable({ holds, zone }: { holds: ReplayHold[]; zone: string }) {
  const t = useTranslations("recovery.replay");
  const gates = useTranslations("recovery.outcomes");
  const shown = holds.slice(0, mostRows);
  const caption =
    holds.length > shown.length
      ? t("firstHolds", { shown: shown.length, total: formatCount(holds.length) })
      : t("holds");
  return (
    <PlainTable caption={caption} heads={[t("when"), t("by"), t("why")]}>
      {shown.map((hold) => (
        <tr key={hold.from} className="border-b border-line last:border-0">
          <Moment at={hold.from} zone={zone} />
          <td className="py-1.5 pr-4 whitespace-nowrap">{gates(hold.outcome)}</td>
          <td className="min-w-52 py-1.5 text-ink-2">{hold.reason}</td>
        </tr>
      ))}
    </PlainTable>
  );
}

function Moment({ at, zone }: { at: string; zone: string }) {
  const language = useLocale();
  return (
    <th scope="row" className="py-1.5 pr-4 font-normal whitespace-nowrap">
      <time dateTime={at}>{formatDayMinute(new Date(at), zone, language)}</time>
    </th>
  );
}

type TableProps = { caption: string; heads: readonly string[]; children: ReactNode };

function PlainTable({ caption, heads, children }: TableProps) {
  return (
    <ScrollRegion label={caption} className="min-w-0 overflow-x-auto">
      <table className="w-full text-left text-sm">
        <caption className="mb-1.5 text-left text-ink-2">{caption}</caption>
        <thead className="text-ink-2">
          <tr className="border-b border-line">
            {heads.map((head) => (
              <th key={head} scope="col" className="py-1.5 pr-4 font-medium">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="align-top">{children}</tbody>
      </table>
    </ScrollRegion>
  );
}
