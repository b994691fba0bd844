import { issueStateWords } from "#components/issues/issue-state-words.ts";
import { StatePill } from "#components/ui/state-pill.tsx";
import type { IssueState } from "#lib/issues/schemas.ts";

export function IssueStatePill({ state }: { state: IssueState }) {
  const { tone, word, icon } = issueStateWords[state];
  return (
    <StatePill tone={tone} icon={icon}>
      {word}
    </StatePill>
  );
}
