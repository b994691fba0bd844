import type { PlanWords } from "#components/recovery/use-plan-words.ts";
import { wordsOf } from "#tests/support/words.ts";

/** What plans are told with, in English. */
export const planWords: PlanWords = {
  actions: wordsOf("recovery.actions"),
  modes: wordsOf("recovery.modes"),
  plan: wordsOf("recovery.plan"),
  language: "en",
};
