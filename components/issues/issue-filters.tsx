import { listEnvironments } from "#components/insights/overview-filters.tsx";
import { issueStateWords } from "#components/issues/issue-state-words.ts";
import { FilterBar } from "#components/layout/filter-bar.tsx";
import { FilterSelect } from "#components/layout/filter-select.tsx";
import { SearchField } from "#components/layout/search-field.tsx";
import { IssueState } from "#lib/issues/schemas.ts";
import type { Service } from "#lib/services/schemas.ts";

type Props = {
  services: Pick<Service, "name" | "environments">[];
  codes: string[];
  active: number;
};

const stateOptions = IssueState.options.map((value) => ({
  value,
  label: issueStateWords[value].word,
}));
const sortOptions = [
  { value: "last_seen", label: "Last seen first" },
  { value: "count", label: "Most records first" },
  { value: "first_seen", label: "Newest first" },
];

/** What narrows and orders the list of issues. */
export function IssueFilters({ services, codes, active }: Props) {
  return (
    <FilterBar active={active}>
      <SearchField main label="Search title or code" />
      <FilterSelect name="state" label="State" otherwise="All states" options={stateOptions} />
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
      {/* On wide screens the heads of the columns sort. */}
      <span className="sm:hidden">
        <FilterSelect name="sort" label="Order" otherwise="last_seen" options={sortOptions} />
      </span>
    </FilterBar>
  );
}
