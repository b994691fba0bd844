import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { OverviewFilters } from "#components/insights/overview-filters.tsx";
import { loadOverviewSearch, resolveSpan } from "#components/insights/span.ts";
import { LiveRefresh } from "#components/layout/live-refresh.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { requirePageContext } from "#lib/accounts/page-context.ts";
import { canOperate } from "#lib/accounts/permissions.ts";
import { listIssues } from "#lib/issues/list-issues.ts";
import { getKillSwitch } from "#lib/recovery/get-kill-switch.ts";
import { listServices } from "#lib/services/list-services.ts";
import { loadOverview } from "./_overview/load-overview.ts";
import { NoErrors } from "./_overview/no-errors.tsx";
import { OverviewParts } from "./_overview/overview-parts.tsx";
import { withSkeleton } from "./_parts/with-skeleton.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("insights.page");
  return { title: t("title") };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

async function OverviewPage({ searchParams }: Props) {
  const context = await requirePageContext();
  const search = await loadOverviewSearch(searchParams);
  const [{ data: services }, { data: latest }, killSwitch, t] = await Promise.all([
    listServices(context),
    listIssues(context, { sort: "last_seen", limit: 1 }),
    getKillSwitch(context),
    getTranslations("insights.page"),
  ]);
  const [last] = latest;
  const mayOperate = canOperate(context.actor);
  const span = resolveSpan(await getTranslations("insights.span"), search, context.now());
  return (
    <>
      <PageHeader title={t("title")}>
        {last ? <OverviewFilters services={services} search={search} /> : null}
        <LiveRefresh seconds={15} />
      </PageHeader>
      {last ? (
        <OverviewParts
          overview={loadOverview(context, search, span)}
          services={services.length}
          lastSeen={last.last_seen}
          killSwitch={killSwitch}
          mayOperate={mayOperate}
        />
      ) : (
        <NoErrors />
      )}
    </>
  );
}

export default withSkeleton(OverviewPage);
