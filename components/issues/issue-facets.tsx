"use client";

import { useTranslations } from "next-intl";
import { useQueryStates } from "nuqs";
import { readFacetChoice, toggleFacet, writeFacetChoice } from "#components/issues/facet-choice.ts";
import { FacetList } from "#components/issues/facet-list.tsx";
import { issueFilterParsers } from "#components/issues/issue-search.ts";
import { formatCount } from "#lib/format/count.ts";
import type { IssueFacets as Facets } from "#lib/issues/filter-schemas.ts";

/** The values beside the list: a press filters at once. */
export function IssueFacets({ facets: { total, facets } }: { facets: Facets }) {
  const t = useTranslations("issues.facets");
  const [search, setSearch] = useQueryStates(issueFilterParsers, { shallow: false });
  const chosen = readFacetChoice(search);
  return (
    <>
      <p role="status" className="py-1.5 text-ink-2">
        {t("total", {
          count: total.count,
          shown: `${formatCount(total.count)}${total.capped ? "+" : ""}`,
        })}
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
