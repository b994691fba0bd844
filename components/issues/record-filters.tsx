import { SpanPicker } from "#components/insights/span-picker.tsx";
import { FilterBar } from "#components/layout/filter-bar.tsx";
import { FilterSelect } from "#components/layout/filter-select.tsx";
import { SearchField } from "#components/layout/search-field.tsx";

type Props = { services: string[]; environments: string[]; codes: string[]; active: number };

/** What narrows the list of records. */
export function RecordFilters({ services, environments, codes, active }: Props) {
  return (
    <FilterBar active={active}>
      <SearchField main label="Search messages" />
      <SearchField name="ref" label="Request or reference" />
      <SpanPicker />
      <FilterSelect name="service" label="Service" otherwise="All services" options={services} />
      <FilterSelect
        name="env"
        label="Environment"
        otherwise="All environments"
        options={environments}
      />
      <FilterSelect name="code" label="Code" otherwise="All codes" options={codes} />
    </FilterBar>
  );
}
