import { listEnvironments } from "#components/insights/overview-filters.tsx";
import { SpanPicker } from "#components/insights/span-picker.tsx";
import { FilterBar } from "#components/layout/filter-bar.tsx";
import { FilterSelect } from "#components/layout/filter-select.tsx";
import { SearchField } from "#components/layout/search-field.tsx";
import type { Service } from "#lib/services/schemas.ts";

type Props = {
  services: Pick<Service, "name" | "environments">[];
  codes: string[];
  active: number;
};

/** What narrows the list of records. */
export function RecordFilters({ services, codes, active }: Props) {
  return (
    <FilterBar active={active}>
      <SearchField main label="Search messages" />
      <SearchField name="ref" label="Request or reference" />
      <SpanPicker />
      <FilterSelect
        name="service"
        label="Service"
        otherwise="All services"
        options={services.map(({ name }) => name)}
      />
      <FilterSelect
        name="env"
        label="Environment"
        otherwise="All environments"
        options={listEnvironments(services)}
      />
      <FilterSelect name="code" label="Code" otherwise="All codes" options={codes} />
    </FilterBar>
  );
}
