"use client";

import { useRegroup } from "#components/issues/use-regroup.ts";
import { Button } from "#components/ui/button.tsx";
import { Panel } from "#components/ui/panel.tsx";
import type { Issue, MergedIssue } from "#lib/issues/schemas.ts";

type Props = { issue: Pick<Issue, "id">; merged: MergedIssue[]; mayChange: boolean };

const reasons: Record<MergedIssue["merged_by"], string> = {
  person: "merged by a person",
  template: "its words turned out to vary",
  version: "from an earlier version of grouping",
};

/** What else counts in this issue, and the way out. */
export function MergedIssues({ issue, merged, mayChange }: Props) {
  const { busy, regroup } = useRegroup(issue.id);
  return (
    <Panel title="Counts here, too" aside={merged.length}>
      <ul className="flex flex-col gap-3">
        {merged.map((other) => (
          <li key={other.id} className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <span className="min-w-0 flex-1 basis-40">
              <span className="line-clamp-2 wrap-anywhere">{other.title}</span>
              <span className="block text-sm text-ink-3">{reasons[other.merged_by]}</span>
            </span>
            {mayChange ? (
              <Button
                disabled={busy}
                aria-label={`Split off: ${other.title}`}
                onClick={() => void regroup("split", other.id)}
              >
                Split off
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
