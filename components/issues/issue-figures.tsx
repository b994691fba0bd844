import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { describeMuteEnd } from "#components/issues/describe-handling.ts";
import { IssueStatePill } from "#components/issues/issue-state-pill.tsx";
import { Until } from "#components/issues/until.tsx";
import { Card } from "#components/ui/card.tsx";
import { Time } from "#components/ui/time.tsx";
import { formatCount, formatCountUpTo } from "#lib/format/count.ts";
import { type Issue, mostUsers } from "#lib/issues/schemas.ts";

/** How an issue stands: its state, how often, for how many people, since when. */
export function IssueFigures({ issue }: { issue: Issue }) {
  const t = useTranslations("issues.figures");
  return (
    <Card>
      <dl className="grid grid-cols-5 gap-px overflow-hidden rounded-[inherit] bg-line max-sm:grid-cols-2 max-sm:*:last:col-span-2">
        <Figure name={t("state")}>
          <span className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
            <IssueStatePill state={issue.state} />
            <MuteEnd issue={issue} />
          </span>
        </Figure>
        <Figure name={t("records")} large>
          {formatCount(issue.count)}
        </Figure>
        <Figure name={t("users")} large>
          {formatCountUpTo(issue.users, mostUsers)}
        </Figure>
        <Figure name={t("firstSeen")}>
          <Time at={issue.first_seen} />
        </Figure>
        <Figure name={t("lastSeen")}>
          <Time at={issue.last_seen} />
        </Figure>
      </dl>
    </Card>
  );
}

/** What ends a mute by itself. */
function MuteEnd({ issue }: { issue: Issue }) {
  const t = useTranslations("issues.figures");
  if (issue.state !== "muted") return null;
  const words = describeMuteEnd(t, issue);
  return (
    <span className="text-sm font-normal text-ink-2">
      {issue.muted_until ? <Until at={issue.muted_until} /> : null} {words}
    </span>
  );
}

type FigureProps = { name: string; large?: boolean; children: ReactNode };

function Figure({ name, large = false, children }: FigureProps) {
  return (
    <div className="min-w-0 bg-surface px-4 py-3">
      <dt className="mb-0.5 text-sm text-ink-2">{name}</dt>
      <dd
        className={
          large
            ? "text-figure leading-snug font-semibold"
            : "flex min-h-8.5 items-center font-medium [&>span]:self-center"
        }
      >
        {children}
      </dd>
    </div>
  );
}
