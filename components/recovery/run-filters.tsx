import { useTranslations } from "next-intl";
import { FilterBar } from "#components/layout/filter-bar.tsx";
import { FilterSelect } from "#components/layout/filter-select.tsx";
import { runStates } from "#lib/recovery/schemas.ts";

type Props = { services: string[]; active: number };

export function RunFilters({ services, active }: Props) {
  const t = useTranslations("recovery.runFilters");
  const stateWords = useTranslations("recovery.states");
  const states = [
    { value: "live", label: t("live") },
    ...runStates.map((value) => ({ value, label: stateWords(value) })),
  ];
  return (
    <FilterBar active={active}>
      <FilterSelect
        name="service"
        label={t("service")}
        options={services}
        otherwise={t("anyService")}
      />
      <FilterSelect name="state" label={t("state")} options={states} otherwise={t("anyState")} />
    </FilterBar>
  );
}
