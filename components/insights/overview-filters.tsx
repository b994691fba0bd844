import { useTranslations } from "next-intl";
import { groups } from "#components/insights/span.ts";
import { SpanPicker } from "#components/insights/span-picker.tsx";
import { FilterBar } from "#components/layout/filter-bar.tsx";
import { FilterSelect } from "#components/layout/filter-select.tsx";
import type { Service } from "#lib/services/schemas.ts";

type Props = {
  services: Pick<Service, "name" | "environments">[];
  search: { env: string | null; service: string | null };
};

/** What steers the overview. */
export function OverviewFilters({ services, search: { env, service } }: Props) {
  const t = useTranslations("insights.overviewFilters");
  const stacks = groups.map((value) => ({ value, label: t(`groups.${value}`) }));
  return (
    <FilterBar active={Number(env !== null) + Number(service !== null)}>
      <SpanPicker />
      <FilterSelect
        name="env"
        label={t("environment")}
        otherwise={t("allEnvironments")}
        options={listEnvironments(services)}
      />
      <FilterSelect
        name="service"
        label={t("service")}
        otherwise={t("allServices")}
        options={services.map(({ name }) => name)}
      />
      <FilterSelect name="group" label={t("stack")} otherwise={groups[0]} options={stacks} />
    </FilterBar>
  );
}

/** Every environment of the services once, by name. */
export function listEnvironments(services: Pick<Service, "environments">[]): string[] {
  return [...new Set(services.flatMap(({ environments }) => environments))].sort();
}
