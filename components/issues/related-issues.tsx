"use client";

import { useTranslations } from "next-intl";
import { IssueLink } from "#components/issues/issue-link.tsx";
import { useRegroup } from "#components/issues/use-regroup.ts";
import { Button } from "#components/ui/button.tsx";
import { Panel } from "#components/ui/panel.tsx";
import type { Issue } from "#lib/issues/schemas.ts";

type Props = { issue: Pick<Issue, "id" | "service">; related: Issue[]; mayChange: boolean };

/** Issues of any service that may be the same fault; those of this service can be merged into it. */
export function RelatedIssues({ issue, related, mayChange }: Props) {
  const t = useTranslations("issues.related");
  const { busy, regroup } = useRegroup(issue.id);
  return (
    <Panel title={t("title")} note={t("note")}>
      <ul className="flex flex-col gap-3">
        {related.map((other) => (
          <li key={other.id} className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <span className="min-w-0 flex-1 basis-40">
              <IssueLink issue={other} />
              <span className="block text-sm text-ink-3">{other.service}</span>
            </span>
            {mayChange && other.service === issue.service ? (
              <Button
                disabled={busy}
                aria-label={t("mergeInto", { title: other.title })}
                onClick={() => void regroup("merge", other.id)}
              >
                {t("merge")}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
