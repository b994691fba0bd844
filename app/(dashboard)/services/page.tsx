import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "#app/messages/client-messages.tsx";
import { LiveRefresh } from "#components/layout/live-refresh.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { NoServices } from "#components/services/no-services.tsx";
import { prepareServiceRows } from "#components/services/prepare-service-rows.ts";
import { ServiceDialog } from "#components/services/service-dialog.tsx";
import { ServicesTable } from "#components/services/services-table.tsx";
import { Card } from "#components/ui/card.tsx";
import { requirePageContext } from "#lib/accounts/page-context.ts";
import { canOperate } from "#lib/accounts/permissions.ts";
import { getTimeline } from "#lib/insights/get-timeline.ts";
import { listIssues } from "#lib/issues/list-issues.ts";
import { recoverySummary } from "#lib/recovery/recovery-summary.ts";
import { listServices } from "#lib/services/list-services.ts";
import { withSkeleton } from "../_parts/with-skeleton.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("services.page");
  return { title: t("title") };
}

const issuesAtMost = 1000;

async function ServicesPage() {
  const context = await requirePageContext();
  const t = await getTranslations("services.page");
  const open = { state: "open", sort: "last_seen", limit: issuesAtMost } as const;
  const [services, timeline, issues, summary] = await Promise.all([
    listServices(context),
    getTimeline(context, { buckets: 24, group_by: "service" }),
    listIssues(context, open),
    recoverySummary(context),
  ]);
  const rows = prepareServiceRows({
    services: services.data,
    timeline,
    issues: issues.data,
    summary,
  });
  return (
    <ClientMessages of={["services.add", "services.table", "services.condition"]}>
      <PageHeader title={t("title")} note={t("note")}>
        {canOperate(context.actor) ? <ServiceDialog /> : null}
        {rows.length > 0 ? <LiveRefresh /> : null}
      </PageHeader>
      <Card className="px-4.5 py-2 max-rail:px-4">
        {rows.length > 0 ? <ServicesTable services={rows} /> : <NoServices />}
      </Card>
    </ClientMessages>
  );
}

export default withSkeleton(ServicesPage);
