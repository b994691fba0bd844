"use client";

import { useQueryStates } from "nuqs";
import { readFacetChoice, toggleFacet, writeFacetChoice } from "#components/issues/facet-choice.ts";
import { FacetList } from "#components/issues/facet-list.tsx";
import { issueFilterParsers } from "#components/issues/issue-search.ts";
import { formatCount, nameNoun } from "#lib/format/count.ts";
import type { IssueFacets as Facets } from "#lib/issues/filter-schemas.ts";

/** The values beside the list: a press filters at once. */
export function IssueFacets({ facets: { total, facets } }: { facets: Facets }) {
  const [search, setSearch] = useQueryStates(issueFilterParsers, { shallow: false });
  const chosen = readFacetChoice(search);
  return (
    <>
      <p role="status" className="py-1.5 text-ink-2">
        {formatCount(total.count)}
        {total.capped ? "+" : ""} {nameNoun(total.count, "issue")}
      </p>
      <FacetList
        facets={facets}
        chosen={chosen}
        onToggle={(name, value) =>
          void setSearch(writeFacetChoice(toggleFacet(chosen, name, value)))
        }
      />
    </>
  );
}
