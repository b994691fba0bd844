"use client";

import { describePlan } from "#components/recovery/describe-plan.ts";
import { Plan } from "#components/recovery/plan-schema.ts";
import { usePlanWords } from "#components/recovery/use-plan-words.ts";

/** What the plan would do as it stands, said anew with each change; or that it cannot be said yet. */
export function PlanSentence({ plan }: { plan: Record<string, unknown> | null }) {
  const words = usePlanWords();
  const read = plan === null ? null : Plan.safeParse(plan);
  return (
    <section aria-label="In words" className="rounded-control bg-raised px-3.5 py-3">
      <p className="mb-1 text-sm text-ink-2">In words</p>
      <p aria-live="polite" className="wrap-anywhere">
        {read?.success
          ? describePlan(words, read.data)
          : "As soon as every part is filled in, here is said what it will do."}
      </p>
    </section>
  );
}
