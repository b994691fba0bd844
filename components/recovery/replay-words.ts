import { outcomeWords, type StateWords, verdictWords } from "#components/recovery/run-words.ts";
import type { ReplayStart } from "#lib/recovery/replay-schemas.ts";
import type { DecisionOutcome } from "#lib/recovery/schemas.ts";

const unknown: StateWords = { tone: "idle", word: "Not over yet" };

/** How what a start's windows show is called. */
export function wordsOfStart({ would_verify }: ReplayStart): StateWords {
  return would_verify === "unknown" ? unknown : verdictWords[would_verify];
}

/** The gate that held, in a word. */
export function wordOfHold(outcome: DecisionOutcome): string {
  return outcomeWords[outcome].word;
}
