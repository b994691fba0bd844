import { IssueTimeline } from "#components/issues/issue-timeline.tsx";
import { getTimeline } from "#lib/insights/get-timeline.ts";
import type { Context } from "#lib/platform/context.ts";
import type { Asked } from "./asked.ts";

type Props = { context: Context; asked: Asked };

const dayMilliseconds = 86_400_000;

/** When the issues of the filter occurred: in the time asked for, else in the last 24 hours. */
export async function IssueTimelinePart({ context, asked: { filter } }: Props) {
  const to = filter.before ? Date.parse(filter.before) : context.now().getTime();
  const from = filter.after ?? new Date(to - dayMilliseconds).toISOString();
  const isRange = Date.parse(from) < to;
  const timeline = isRange
    ? await getTimeline(context, {
        ...{ from, to: filter.before, issues: filter },
        ...{ buckets: 75, group_by: "error_code" },
      })
    : { series: [], bucket_seconds: 0 };
  return (
    <IssueTimeline
      series={timeline.series}
      bucketSeconds={timeline.bucket_seconds}
      after={from}
      before={filter.before ?? null}
    />
  );
}
