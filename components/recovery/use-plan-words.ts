import { useLocale, useTranslations } from "next-intl";
import type { Words } from "#components/ui/words.ts";
import type { Language } from "#lib/format/reader-language.ts";

/** All that a whole plan is told with. */
export type PlanWords = {
  actions: Words<"recovery.actions">;
  modes: Words<"recovery.modes">;
  plan: Words<"recovery.plan">;
  language: Language;
};

export function usePlanWords(): PlanWords {
  return {
    actions: useTranslations("recovery.actions"),
    modes: useTranslations("recovery.modes"),
    plan: useTranslations("recovery.plan"),
    language: useLocale(),
  };
}
