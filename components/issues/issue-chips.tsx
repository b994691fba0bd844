"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useQueryStates } from "nuqs";
import type { FilterChip } from "#components/issues/derive-issue-filter.ts";
import { issueFilterParsers } from "#components/issues/issue-search.ts";
import { SearchNotes } from "#components/issues/search-notes.tsx";
import { Button } from "#components/ui/button.tsx";

type Props = { chips: FilterChip[]; notes: string[] };

/** What holds issues back, each with a press that takes it away, and what of the search was not understood. */
export function IssueChips({ chips, notes }: Props) {
  const t = useTranslations("layout.filters");
  const [, setSearch] = useQueryStates(issueFilterParsers, { shallow: false });
  return (
    <div className="mb-3 flex flex-wrap items-center gap-2 empty:hidden">
      {chips.map(({ label, value, patch }) => (
        <Button
          key={`${label} ${value}`}
          size="small"
          aria-label={t("remove", { label, value })}
          onClick={() => void setSearch(patch)}
        >
          <span className="text-ink-2">{label}:</span>
          <span className="max-w-48 truncate">{value}</span>
          <X aria-hidden />
        </Button>
      ))}
      {chips.length > 1 ? (
        <Button size="small" variant="quiet" onClick={() => void setSearch(null)}>
          {t("removeAll")}
        </Button>
      ) : null}
      <SearchNotes notes={notes} />
    </div>
  );
}
