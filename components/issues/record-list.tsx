import { Rows2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { Pager } from "#components/data-table/pager.tsx";
import { RowKeys } from "#components/data-table/row-keys.tsx";
import { RecordOpener } from "#components/issues/record-opener.tsx";
import { RecordSheet } from "#components/issues/record-sheet.tsx";
import { RecordTable } from "#components/issues/record-table.tsx";
import { type ActiveFilter, ActiveFilters } from "#components/layout/active-filters.tsx";
import { EmptyState } from "#components/layout/empty-state.tsx";
import { ByWidth } from "#components/ui/narrow.tsx";
import { Time } from "#components/ui/time.tsx";
import type { Record as ErrorRecord } from "#lib/issues/schemas.ts";

type Props = {
  records: ErrorRecord[];
  next: string | null;
  filters?: ActiveFilter[];
  /** Where the records are not all of one issue. */
  linksIssue?: boolean;
  /** In a sentence: `in the last 24 hours`; null: all that are kept. */
  within?: string | null;
  /** How far back the search has come, where that ended the page. */
  searchedTo?: string | null | undefined;
};

/** A page of records, newest first; each opens beside the list. */
export function RecordList({ linksIssue = false, ...props }: Props) {
  const { records, next, searchedTo } = props;
  if (records.length === 0) return <NoRecords {...props} />;
  return (
    <>
      <ByWidth
        wide={<RecordTable records={records} brief={!linksIssue} />}
        narrow={<RecordCards records={records} brief={!linksIssue} />}
      />
      {searchedTo ? (
        <p className="pt-3 text-sm text-ink-2">
          <Further at={searchedTo} />
        </p>
      ) : null}
      <FurtherPager {...{ next, searchedTo }} />
      <RecordSheet records={records} linksIssue={linksIssue} />
      <RowKeys />
    </>
  );
}

function NoRecords({ next, filters = [], within = null, searchedTo }: Props) {
  const t = useTranslations("issues.records");
  if (searchedTo) {
    const onward = <FurtherPager {...{ next, searchedTo }} />;
    return (
      <EmptyState icon={Rows2} title={t("noneSoFar")} action={onward}>
        <Further at={searchedTo} />
      </EmptyState>
    );
  }
  const isFiltered = filters.length > 0;
  return (
    <EmptyState
      icon={Rows2}
      title={within === null ? t("noneLeft") : t(isFiltered ? "noMatch" : "none", { within })}
      action={<ActiveFilters filters={filters} />}
    >
      {t(isFiltered ? "longerOrLess" : "longer")}
    </EmptyState>
  );
}

function FurtherPager({ next, searchedTo }: Pick<Props, "next" | "searchedTo">) {
  const t = useTranslations("issues.records");
  return <Pager what="records" next={next} nextLabel={searchedTo ? t("searchOn") : undefined} />;
}

/** A search that has not seen all of its time yet. */
function Further({ at }: { at: string }) {
  const t = useTranslations("issues.records");
  return t.rich("searchedTo", { time: () => <Time at={at} /> });
}

/** The records where a table would not fit. */
function RecordCards({ records, brief }: { records: ErrorRecord[]; brief: boolean }) {
  return (
    <ul>
      {records.map((record) => (
        <li key={record.id} className="border-b border-line py-3 last:border-0">
          <RecordOpener record={record} brief={brief} />
          <div className="mt-1.5 flex items-center gap-3 text-sm text-ink-2">
            <span className="min-w-0 truncate">
              {record.service_name} · {record.environment}
            </span>
            <span className="ml-auto">
              <Time at={record.timestamp} />
            </span>
          </div>
        </li>
      ))}
    </ul>
  );
}
