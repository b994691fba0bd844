"use client";

import { useQueryState } from "nuqs";
import { ChoiceRow } from "#components/recovery/choice-row.tsx";
import { periodOptions, periodParser } from "#components/recovery/reliability-period.ts";

/** For which time reliability is shown; the address keeps it. */
export function PeriodSwitch() {
  const [period, setPeriod] = useQueryState(
    "period",
    periodParser.withOptions({ shallow: false, scroll: false }),
  );
  return (
    <ChoiceRow
      name="period"
      label="Time that reliability is shown for"
      options={periodOptions}
      value={period}
      onChange={(wanted) => void setPeriod(wanted)}
    />
  );
}
