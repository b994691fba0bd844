import { getTranslations } from "next-intl/server";
import { PageViewsPanel } from "#components/error-pages/page-views-panel.tsx";
import type { Span } from "#components/insights/span.ts";
import { getPageViews } from "#lib/error-pages/get-page-views.ts";
import type { Issue } from "#lib/issues/schemas.ts";
import type { Context } from "#lib/platform/context.ts";

type Props = { context: Context; issue: Issue; span: Span };

/** What visitors of the issue's service saw meanwhile: a page does not know which error it stands for. */
export async function IssueVisitors({ context, issue: { service }, span }: Props) {
  const { from, to, within } = span;
  const views = await getPageViews(context, { service, from, to, buckets: 24 });
  const t = await getTranslations("issues.issuePage");
  const note = t("visitors", { service });
  return <PageViewsPanel views={views} within={within} note={note} />;
}
