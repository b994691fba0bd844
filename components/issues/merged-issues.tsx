"use client";

import { useTranslations } from "next-intl";
import { useRegroup } from "#components/issues/use-regroup.ts";
import { Button } from "#components/ui/button.tsx";
import { Panel } from "#components/ui/panel.tsx";
import type { Issue, MergedIssue } from "#lib/issues/schemas.ts";

type Props = { issue: Pick<Issue, "id">; merged: MergedIssue[]; mayChange: boolean };

/** What else counts in this issue, and the way out. */
export function MergedIssues({ issue, merged, mayChange }: Props) {
  const t = useTranslations("issues.merged");
  const { busy, regroup } = useRegroup(issue.id);
  return (
    <Panel title={t("title")} aside={merged.length}>
      <ul className="flex flex-col gap-3">
        {merged.map((other) => (
          <li key={other.id} className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <span className="min-w-0 flex-1 basis-40">
              <span className="line-clamp-2 wrap-anywhere">{other.title}</span>
              <span className="block text-sm text-ink-3">{t(`reasons.${other.merged_by}`)}</span>
            </span>
            {mayChange ? (
              <Button
                disabled={busy}
                aria-label={t("splitOff", { title: other.title })}
                onClick={() => void regroup("split", other.id)}
              >
                {t("split")}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
