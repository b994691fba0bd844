import { FilterBar } from "#components/layout/filter-bar.tsx";
import { FilterSelect } from "#components/layout/filter-select.tsx";
import { runStateWords } from "#components/recovery/run-words.ts";
import { runStates } from "#lib/recovery/schemas.ts";

type Props = { services: string[]; active: number };

const states = [
  { value: "live", label: "Live" },
  ...runStates.map((value) => ({ value, label: runStateWords[value].word })),
];

export function RunFilters({ services, active }: Props) {
  return (
    <FilterBar active={active}>
      <FilterSelect name="service" label="Service" options={services} otherwise="Any service" />
      <FilterSelect name="state" label="State" options={states} otherwise="Any state" />
    </FilterBar>
  );
}
