"use client";

import { ArrowUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { parseAsBoolean, useQueryState } from "nuqs";
import { useEffect, useEffectEvent } from "react";
import type { RecordFilter } from "#components/issues/derive-record-filter.ts";
import { RecordList } from "#components/issues/record-list.tsx";
import { useReading } from "#components/issues/use-reading.ts";
import { useRecordTail } from "#components/issues/use-record-tail.ts";
import type { ActiveFilter } from "#components/layout/active-filters.tsx";
import { Button } from "#components/ui/button.tsx";
import { markShortcut } from "#components/ui/keyboard-map.ts";
import type { Record as ErrorRecord } from "#lib/issues/schemas.ts";

type Props = {
  records: ErrorRecord[];
  next: string | null;
  filters: ActiveFilter[];
  within: string;
  searchedTo: string | null;
  filter: RecordFilter;
};

/** The newest records: what comes waits above them until the reader wants it, or follows while nobody reads. */
export function LiveRecords({ records, filter, ...list }: Props) {
  const t = useTranslations("issues.records");
  const { rows, waiting, hasGap, show } = useRecordTail(records, filter);
  const [follows, setFollows] = useQueryState("follow", parseAsBoolean.withDefault(false));
  const isReading = useReading();
  const count = waiting.length;
  const showNow = useEffectEvent(show);
  useEffect(() => {
    if (follows && !isReading && count > 0) showNow();
  }, [follows, isReading, count]);
  function bringUp(): void {
    window.scrollTo({ top: 0 });
    show();
  }
  return (
    <>
      <div className="sticky top-0 z-10 -mx-1 flex min-h-11 items-center gap-2.5 border-b border-line bg-surface px-1 py-1 max-rail:top-14">
        <p className="min-w-0 flex-1 truncate text-sm text-ink-2">
          {t(follows && isReading ? "held" : "newestFirst")}
        </p>
        {count > 0 ? (
          <Button
            variant="primary"
            size="small"
            className="rounded-full!"
            {...markShortcut(".")}
            onClick={bringUp}
          >
            <ArrowUp aria-hidden />
            {t("new", { count: `${count}${hasGap ? "+" : ""}` })}
          </Button>
        ) : null}
        <div className="flex flex-1 justify-end">
          <Button
            variant="quiet"
            size="small"
            aria-pressed={follows}
            className={follows ? "text-good!" : undefined}
            onClick={() => void setFollows(follows ? null : true)}
          >
            {t(follows ? "following" : "follow")}
          </Button>
        </div>
      </div>
      <p role="status" className="sr-only">
        {count > 0 ? t("some") : ""}
      </p>
      <RecordList records={rows} linksIssue {...list} />
    </>
  );
}
