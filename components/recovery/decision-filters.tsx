import { useTranslations } from "next-intl";
import { FilterSelect } from "#components/layout/filter-select.tsx";
import { decisionOutcomes } from "#lib/recovery/schemas.ts";

/** Of which scenario decisions are shown, and what came of them. */
export function DecisionFilters({ scenarios }: { scenarios: string[] }) {
  const t = useTranslations("recovery.decisionFilters");
  const words = useTranslations("recovery.outcomes");
  const outcomes = decisionOutcomes.map((value) => ({ value, label: words(value) }));
  return (
    <span className="flex flex-wrap gap-2.5">
      <FilterSelect
        name="scenario"
        label={t("scenario")}
        options={scenarios}
        otherwise={t("anyScenario")}
      />
      <FilterSelect
        name="outcome"
        label={t("outcome")}
        options={outcomes}
        otherwise={t("anyOutcome")}
      />
    </span>
  );
}
