import { auditRanges } from "#components/accounts/audit-search.ts";
import { FilterBar } from "#components/layout/filter-bar.tsx";
import { FilterSelect } from "#components/layout/filter-select.tsx";
import { SearchField } from "#components/layout/search-field.tsx";

type Props = { actions: string[]; kinds: string[]; active: number };

/** What narrows the audit log; the address holds it. */
export function AuditFilters({ actions, kinds, active }: Props) {
  return (
    <FilterBar active={active}>
      <SearchField main name="actor" label="Who" />
      <FilterSelect name="action" label="Did" otherwise="Anything" options={inWords(actions)} />
      <FilterSelect name="kind" label="Kind" otherwise="To anything" options={inWords(kinds)} />
      <SearchField name="object" label="Name or id" />
      <FilterSelect name="days" label="Range" otherwise="7" options={auditRanges} />
    </FilterBar>
  );
}

function inWords(names: string[]) {
  return names.map((value) => ({ value, label: value.replaceAll("-", " ") }));
}
