import { useTranslations } from "next-intl";
import { auditDays } from "#components/accounts/audit-search.ts";
import { FilterBar } from "#components/layout/filter-bar.tsx";
import { FilterSelect } from "#components/layout/filter-select.tsx";
import { SearchField } from "#components/layout/search-field.tsx";

type Props = { actions: string[]; kinds: string[]; active: number };

/** What narrows the audit log; the address holds it. */
export function AuditFilters({ actions, kinds, active }: Props) {
  const t = useTranslations("accounts.auditFilters");
  const ranges = auditDays.map((value) => ({ value, label: t(`days.${value}`) }));
  return (
    <FilterBar active={active}>
      <SearchField main name="actor" label={t("who")} />
      <FilterSelect
        name="action"
        label={t("did")}
        otherwise={t("anything")}
        options={inWords(actions)}
      />
      <FilterSelect
        name="kind"
        label={t("kind")}
        otherwise={t("toAnything")}
        options={inWords(kinds)}
      />
      <SearchField name="object" label={t("object")} />
      <FilterSelect name="days" label={t("range")} otherwise="7" options={ranges} />
    </FilterBar>
  );
}

function inWords(names: string[]) {
  return names.map((value) => ({ value, label: value.replaceAll("-", " ") }));
}
