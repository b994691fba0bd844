"use client";

import { useTranslations } from "next-intl";
import { ChoiceRow } from "#components/recovery/choice-row.tsx";
import type { PlanView } from "#components/recovery/use-plan.ts";

const views = ["form", "yaml"] as const;

type Props = {
  view: PlanView;
  onChange: (view: PlanView) => Promise<void>;
  /** Why the text cannot be shown as a form. */
  stay: string | null;
};

/** Whether the plan is written in fields or in text. */
export function PlanViewSwitch({ view, onChange, stay }: Props) {
  const t = useTranslations("recovery.planViewSwitch");
  return (
    <div className="flex flex-wrap items-center gap-x-3.5 gap-y-1.5">
      <ChoiceRow
        name="plan-view"
        label={t("label")}
        options={views.map((value) => ({ value, label: t(value) }))}
        value={view}
        onChange={(wanted) => void onChange(wanted)}
      />
      <p role="status" className="text-sm text-bad">
        {view === "yaml" ? stay : null}
      </p>
    </div>
  );
}
