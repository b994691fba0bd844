"use client";

import { useTranslations } from "next-intl";
import { useQueryState } from "nuqs";
import { ChoiceRow } from "#components/recovery/choice-row.tsx";
import { periodNames, periodParser } from "#components/recovery/reliability-period.ts";

/** For which time reliability is shown; the address keeps it. */
export function PeriodSwitch() {
  const t = useTranslations("recovery.periodSwitch");
  const [period, setPeriod] = useQueryState(
    "period",
    periodParser.withOptions({ shallow: false, scroll: false }),
  );
  return (
    <ChoiceRow
      name="period"
      label={t("label")}
      options={periodNames.map((value) => ({ value, label: t(value) }))}
      value={period}
      onChange={(wanted) => void setPeriod(wanted)}
    />
  );
}
