import { Sparkline } from "#components/charts/sparkline.tsx";
import { IssueLink } from "#components/issues/issue-link.tsx";
import { IssueStatePill } from "#components/issues/issue-state-pill.tsx";
import type { IssueRow } from "#components/issues/issue-table.tsx";
import { Time } from "#components/ui/time.tsx";
import { formatCount, nameNoun } from "#lib/format/count.ts";

/** The issues where a table would not fit. */
export function IssueCards({ issues }: { issues: IssueRow[] }) {
  return (
    <ul>
      {issues.map((issue) => (
        <li key={issue.id} className="border-b border-line py-3.5 last:border-0">
          <IssueLink issue={issue} />
          <div className="mt-2 flex items-center gap-3 text-sm text-ink-2">
            <IssueStatePill state={issue.state} />
            <Sparkline values={issue.trend} color="var(--series-3)" />
            <span className="ml-auto whitespace-nowrap">
              <b className="font-medium text-ink">{formatCount(issue.count)}</b>{" "}
              {nameNoun(issue.count, "record")}
            </span>
          </div>
          <div className="mt-1.5 flex items-center gap-3 text-sm text-ink-2">
            <span className="min-w-0 truncate">
              {issue.service} · {issue.environments.join(", ")}
            </span>
            <span className="ml-auto">
              <Time at={issue.last_seen} />
            </span>
          </div>
        </li>
      ))}
    </ul>
  );
}
