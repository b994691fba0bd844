import { useTranslations } from "next-intl";
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
  const t = useTranslations("issues.recordFilters");
  return (
    <FilterBar active={active}>
      <SearchField main label={t("search")} />
      <SearchField name="ref" label={t("told")} />
      <SpanPicker />
      <FilterSelect
        name="service"
        label={t("service")}
        otherwise={t("allServices")}
        options={services.map(({ name }) => name)}
      />
      <FilterSelect
        name="env"
        label={t("environment")}
        otherwise={t("allEnvironments")}
        options={listEnvironments(services)}
      />
      <FilterSelect name="code" label={t("code")} otherwise={t("allCodes")} options={codes} />
    </FilterBar>
  );
}
