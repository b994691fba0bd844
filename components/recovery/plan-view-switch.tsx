"use client";

import { ChoiceRow } from "#components/recovery/choice-row.tsx";
import type { PlanView } from "#components/recovery/use-plan.ts";

const views = [
  { value: "form", label: "Form" },
  { value: "yaml", label: "YAML" },
] as const;

type Props = {
  view: PlanView;
  onChange: (view: PlanView) => Promise<void>;
  /** Why the text cannot be shown as a form. */
  stay: string | null;
};

/** Whether the plan is written in fields or in text. */
export function PlanViewSwitch({ view, onChange, stay }: Props) {
  return (
    <div className="flex flex-wrap items-center gap-x-3.5 gap-y-1.5">
      <ChoiceRow
        name="plan-view"
        label="How the plan is written"
        options={views}
        value={view}
        onChange={(wanted) => void onChange(wanted)}
      />
      <p role="status" className="text-sm text-bad">
        {view === "yaml" ? stay : null}
      </p>
    </div>
  );
}
