import { useTranslations } from "next-intl";
import { issueStateLooks } from "#components/issues/issue-state-looks.ts";
import { StatePill } from "#components/ui/state-pill.tsx";
import type { IssueState } from "#lib/issues/schemas.ts";

export function IssueStatePill({ state }: { state: IssueState }) {
  const t = useTranslations("issues.states");
  const { tone, icon } = issueStateLooks[state];
  return (
    <StatePill tone={tone} icon={icon}>
      {t(state)}
    </StatePill>
  );
}
