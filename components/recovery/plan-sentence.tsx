"use client";

import { useTranslations } from "next-intl";
import { describePlan } from "#components/recovery/describe-plan.ts";
import { Plan } from "#components/recovery/plan-schema.ts";
import { usePlanWords } from "#components/recovery/use-plan-words.ts";

/** What the plan would do as it stands, said anew with each change; or that it cannot be said yet. */
export function PlanSentence({ plan }: { plan: Record<string, unknown> | null }) {
  const t = useTranslations("recovery.planSentence");
  const words = usePlanWords();
  const read = plan === null ? null : Plan.safeParse(plan);
  return (
    <section aria-label={t("title")} className="rounded-control bg-raised px-3.5 py-3">
      <p className="mb-1 text-sm text-ink-2">{t("title")}</p>
      <p aria-live="polite" className="wrap-anywhere">
        {read?.success ? describePlan(words, read.data) : t("empty")}
      </p>
    </section>
  );
}
