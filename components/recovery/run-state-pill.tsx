import { runStateWords, type StateWords, verdictWords } from "#components/recovery/run-words.ts";
import { StatePill } from "#components/ui/state-pill.tsx";
import type { RunState, Verdict } from "#lib/recovery/schemas.ts";

/** Any state as its words say. */
export function WordsPill({ words: { tone, word, icon } }: { words: StateWords }) {
  return (
    <StatePill tone={tone} {...(icon ? { icon } : {})}>
      {word}
    </StatePill>
  );
}

export function RunStatePill({ state }: { state: RunState }) {
  return <WordsPill words={runStateWords[state]} />;
}

export function VerdictPill({ verdict }: { verdict: Verdict }) {
  return <WordsPill words={verdictWords[verdict]} />;
}
