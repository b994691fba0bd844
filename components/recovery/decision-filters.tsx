import { FilterSelect } from "#components/layout/filter-select.tsx";
import { outcomeWords } from "#components/recovery/run-words.ts";
import { decisionOutcomes } from "#lib/recovery/schemas.ts";

const outcomes = decisionOutcomes.map((value) => ({ value, label: outcomeWords[value].word }));

/** Of which scenario decisions are shown, and what came of them. */
export function DecisionFilters({ scenarios }: { scenarios: string[] }) {
  return (
    <span className="flex flex-wrap gap-2.5">
      <FilterSelect
        name="scenario"
        label="Scenario of decisions"
        options={scenarios}
        otherwise="Any scenario"
      />
      <FilterSelect
        name="outcome"
        label="What was decided"
        options={outcomes}
        otherwise="Any decision"
      />
    </span>
  );
}
