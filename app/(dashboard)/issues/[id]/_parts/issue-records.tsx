import { RecordDetail } from "#components/issues/record-detail.tsx";
import { RecordList } from "#components/issues/record-list.tsx";
import { LostPage } from "#components/layout/lost-page.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { Time } from "#components/ui/time.tsx";
import { listRecords } from "#lib/issues/list-records.ts";
import type { Issue } from "#lib/issues/schemas.ts";
import type { Context } from "#lib/platform/context.ts";
import { orNoPage } from "#lib/platform/http/page-param.ts";

type Props = { context: Context; issue: Issue; cursor: string | null };

const perPage = 20;

/** The latest record in full, and all of them as a list. */
export async function IssueRecords({ context, issue, cursor }: Props) {
  const all = {
    issue: issue.id,
    from: issue.first_seen,
    to: new Date(Date.parse(issue.last_seen) + 1000).toISOString(),
  };
  const asked = { ...all, cursor: cursor ?? undefined, limit: perPage };
  const page = await orNoPage(listRecords(context, asked), cursor);
  const first = cursor || !page ? await listRecords(context, { ...all, limit: 1 }) : page;
  const [latest] = first.data;
  return (
    <>
      {latest ? (
        <Panel title="Latest record" aside={<Time at={latest.timestamp} />}>
          <RecordDetail record={latest} />
        </Panel>
      ) : null}
      {page ? (
        <Panel title="All records">
          <RecordList
            records={page.data}
            next={page.next_cursor}
            within="left: their retention has ended"
          />
        </Panel>
      ) : (
        <LostPage what="records" />
      )}
    </>
  );
}
