"use client";

import { ListFilter } from "lucide-react";
import { useTranslations } from "next-intl";
import { useQueryStates } from "nuqs";
import { useEffect, useState } from "react";
import { sendJson } from "#components/forms/send-json.ts";
import { readFacetChoice, toggleFacet, writeFacetChoice } from "#components/issues/facet-choice.ts";
import { type FacetChoice, FacetList } from "#components/issues/facet-list.tsx";
import { issueFilterParsers } from "#components/issues/issue-search.ts";
import { toQuery } from "#components/issues/to-query.ts";
import { Button } from "#components/ui/button.tsx";
import { Sheet } from "#components/ui/sheet.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { formatCount } from "#lib/format/count.ts";
import { FacetName, IssueFacets, type IssueFilter } from "#lib/issues/filter-schemas.ts";

type Props = {
  /** Of the list, for the API. */
  filter: IssueFilter;
  active: number;
};

/** The filters of a phone: chosen in peace, with the number of issues they would leave, and applied together. */
export function IssueFilterSheet({ filter, active }: Props) {
  const t = useTranslations("issues.facets");
  const [search, setSearch] = useQueryStates(issueFilterParsers, { shallow: false });
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState<FacetChoice>(() => readFacetChoice(search));
  const facets = useFacets(besides(filter, readFacetChoice(search)), chosen, open);
  function change(next: boolean) {
    if (next) setChosen(readFacetChoice(search));
    setOpen(next);
  }
  function apply() {
    void setSearch(writeFacetChoice(chosen));
    setOpen(false);
  }
  const count = facets
    ? `${formatCount(facets.total.count)}${facets.total.capped ? "+" : ""}`
    : "…";
  return (
    <>
      <Button aria-haspopup="dialog" onClick={() => change(true)}>
        <ListFilter aria-hidden />
        {active > 0 ? t("active", { active }) : t("title")}
      </Button>
      <Sheet
        side="bottom"
        title={t("title")}
        label={t("title")}
        open={open}
        onOpenChange={change}
        footer={
          <Button variant="primary" className="w-full" onClick={apply}>
            {t("apply", { count })}
          </Button>
        }
      >
        {facets ? (
          <FacetList
            facets={facets.facets}
            chosen={chosen}
            onToggle={(name, value) => setChosen(toggleFacet(chosen, name, value))}
          />
        ) : (
          <Skeleton className="my-3 h-96" />
        )}
      </Sheet>
    </>
  );
}

/** The filter without the values chosen in the address: what the words of the search ask for stays. */
function besides(filter: IssueFilter, chosen: FacetChoice): IssueFilter {
  const lists = FacetName.options.map((name) => {
    const values = filter[name]?.split(",").filter((value) => !chosen[name].includes(value));
    return [name, values?.join(",") || undefined];
  });
  return { ...filter, ...Object.fromEntries(lists) };
}

/** The counts for a choice that is not applied yet; those before stay until the next are there. */
function useFacets(filter: IssueFilter, chosen: FacetChoice, open: boolean): IssueFacets | null {
  const [facets, setFacets] = useState<IssueFacets | null>(null);
  const lists = FacetName.options.map((name) => [
    name,
    [filter[name] ?? [], chosen[name]].flat().join(",") || undefined,
  ]);
  const query = toQuery({ ...filter, ...Object.fromEntries(lists) });
  useEffect(() => {
    if (!open) return;
    let isLate = false;
    const path = `/api/v1/issues/facets?${query}` as const;
    void sendJson("GET", path, undefined, IssueFacets).then((sent) => {
      if (sent.ok && !isLate) setFacets(sent.data);
    });
    return () => {
      isLate = true;
    };
  }, [query, open]);
  return facets;
}
