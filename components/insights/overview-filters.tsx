import { SpanPicker } from "#components/insights/span-picker.tsx";
import { FilterBar } from "#components/layout/filter-bar.tsx";
import { FilterSelect } from "#components/layout/filter-select.tsx";
import type { Service } from "#lib/services/schemas.ts";

type Props = {
  services: Pick<Service, "name" | "environments">[];
  search: { env: string | null; service: string | null };
};

const groupOptions = [
  { value: "code", label: "By code" },
  { value: "service", label: "By service" },
];

/** What steers the overview. */
export function OverviewFilters({ services, search: { env, service } }: Props) {
  return (
    <FilterBar active={Number(env !== null) + Number(service !== null)}>
      <SpanPicker />
      <FilterSelect
        name="env"
        label="Environment"
        otherwise="All environments"
        options={listEnvironments(services)}
      />
      <FilterSelect
        name="service"
        label="Service"
        otherwise="All services"
        options={services.map(({ name }) => name)}
      />
      <FilterSelect name="group" label="Stack the bars" otherwise="code" options={groupOptions} />
    </FilterBar>
  );
}

/** Every environment of the services once, by name. */
export function listEnvironments(services: Pick<Service, "environments">[]): string[] {
  return [...new Set(services.flatMap(({ environments }) => environments))].sort();
}
