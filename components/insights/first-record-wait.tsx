"use client";

import { Check, Clock, LoaderCircle } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ArrivalChecklist } from "#components/insights/arrival-checklist.tsx";
import { ArrivedList } from "#components/insights/arrived-list.tsx";
import { RefusalList } from "#components/insights/refusal-list.tsx";
import { useDoors } from "#components/insights/use-doors.ts";

type Props = {
  since: string;
  baseUrl: string;
  /** The service as which Paramedic reports its own failures: nobody waits for those. */
  own: string;
};

/** What comes to the doors from now on: what was taken, what was refused and why, and after a minute what to check. */
export function FirstRecordWait({ since, baseUrl, own }: Props) {
  const t = useTranslations("insights.wait");
  // A step before this one is an address of its own; the wait began with the page.
  const [began] = useState(since);
  const { records, refusals, isLong } = useDoors(began, own);
  const [newest] = records;
  const isRefused = refusals.length > 0;
  return (
    <>
      <p role="status" className="flex items-center gap-2.5 font-medium">
        <WaitIcon arrived={newest !== undefined} isLong={isLong} />
        {newest
          ? t("arrived", { code: newest.error_code, service: newest.service_name })
          : t(nameWait(isRefused, isLong))}
      </p>
      {newest ? <ArrivedList records={records} /> : null}
      {isRefused ? (
        <section aria-label={t("refusedTitle")} className="mt-2 border-t border-line">
          <RefusalList refusals={refusals} />
        </section>
      ) : null}
      {isLong && !newest ? <ArrivalChecklist baseUrl={baseUrl} /> : null}
    </>
  );
}

function nameWait(isRefused: boolean, isLong: boolean) {
  if (isRefused) return "refused";
  return isLong ? "long" : "waiting";
}

function WaitIcon({ arrived, isLong }: { arrived: boolean; isLong: boolean }) {
  if (arrived) return <Check aria-hidden className="size-4 shrink-0 text-good" />;
  if (isLong) return <Clock aria-hidden className="size-4 shrink-0 text-ink-3" />;
  return (
    <LoaderCircle aria-hidden className="size-4 shrink-0 text-busy motion-safe:animate-spin" />
  );
}
