import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { RecordDetail } from "#components/issues/record-detail.tsx";
import { RecordList } from "#components/issues/record-list.tsx";
import { RecordSteps } from "#components/issues/record-steps.tsx";
import { LostPage } from "#components/layout/lost-page.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { Time } from "#components/ui/time.tsx";
import type { IssueRecord } from "#lib/issues/find-issue-record.ts";
import { listRecords } from "#lib/issues/list-records.ts";
import { readStack } from "#lib/issues/read-stack.ts";
import type { Issue } from "#lib/issues/schemas.ts";
import type { Context } from "#lib/platform/context.ts";
import { orNoPage } from "#lib/platform/http/page-param.ts";

type DetailProps = { found: IssueRecord | null; which: string };

/** One record of an issue in full, with the way to the others. */
export function IssueRecordDetail({ found, which }: DetailProps) {
  const t = useTranslations("issues.issuePage");
  return (
    <Panel
      title={t("record")}
      aside={
        <RecordSteps which={which} newer={found?.newer ?? null} older={found?.older ?? null} />
      }
      note={found ? <Time at={found.record.timestamp} /> : null}
    >
      {found ? (
        <RecordDetail record={found.record} stack={readStack(found.record)} />
      ) : (
        <p className="text-ink-2">{t("gone")}</p>
      )}
    </Panel>
  );
}

type Props = { context: Context; issue: Issue; cursor: string | null };

const perPage = 20;

/** All records of an issue as a list. */
export async function IssueRecords({ context, issue, cursor }: Props) {
  const asked = {
    issue: issue.id,
    from: issue.first_seen,
    to: new Date(Date.parse(issue.last_seen) + 1000).toISOString(),
    cursor: cursor ?? undefined,
    limit: perPage,
  };
  const page = await orNoPage(listRecords(context, asked), cursor);
  const t = await getTranslations("issues.issuePage");
  if (!page) return <LostPage what="records" />;
  return (
    <Panel title={t("allRecords")}>
      <RecordList records={page.data} next={page.next_cursor} />
    </Panel>
  );
}
