import { getTranslations } from "next-intl/server";
import { PageViewsPanel } from "#components/error-pages/page-views-panel.tsx";
import { resolveSpan, type SpanSearch } from "#components/insights/span.ts";
import { IssueFeedback } from "#components/issues/issue-feedback.tsx";
import { getPageViews } from "#lib/error-pages/get-page-views.ts";
import { listServiceFeedback } from "#lib/issues/list-feedback.ts";
import type { Context } from "#lib/platform/context.ts";

type Props = { context: Context; service: string; search: SpanSearch };

const latest = 10;

/** What the visitors of a service met, and what they wrote of it. */
export async function ServiceVisitors({ context, service, search }: Props) {
  const { from, to, within } = resolveSpan(
    await getTranslations("insights.span"),
    search,
    context.now(),
  );
  const [views, feedback] = await Promise.all([
    getPageViews(context, { service, from, to, buckets: 24 }),
    listServiceFeedback(context, service),
  ]);
  return (
    <div className="mb-gap grid items-start gap-4.5 xl:grid-cols-2">
      <PageViewsPanel views={views} within={within} />
      <IssueFeedback feedback={feedback.data.slice(0, latest)} />
    </div>
  );
}
