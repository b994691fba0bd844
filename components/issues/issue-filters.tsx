import { issueStateWords } from "#components/issues/issue-state-words.ts";
import { FilterBar } from "#components/layout/filter-bar.tsx";
import { FilterSelect } from "#components/layout/filter-select.tsx";
import { SearchField } from "#components/layout/search-field.tsx";
import { IssueState } from "#lib/issues/schemas.ts";

type Props = { services: string[]; environments: string[]; codes: string[]; active: number };

const stateOptions = IssueState.options.map((value) => ({
  value,
  label: issueStateWords[value].word,
}));
const sortOptions = [
  { value: "last_seen", label: "Last seen first" },
  { value: "count", label: "Most events first" },
  { value: "first_seen", label: "Newest first" },
];

/** What narrows and orders the list of issues. */
export function IssueFilters({ services, environments, codes, active }: Props) {
  return (
    <FilterBar active={active}>
      <SearchField main label="Search title or code" />
      <FilterSelect name="state" label="State" otherwise="All states" options={stateOptions} />
      <FilterSelect name="service" label="Service" otherwise="All services" options={services} />
      <FilterSelect
        name="env"
        label="Environment"
        otherwise="All environments"
        options={environments}
      />
      <FilterSelect name="code" label="Code" otherwise="All codes" options={codes} />
      {/* On wide screens the heads of the columns sort. */}
      <span className="sm:hidden">
        <FilterSelect name="sort" label="Order" otherwise="last_seen" options={sortOptions} />
      </span>
    </FilterBar>
  );
}
