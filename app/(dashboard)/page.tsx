import { Send } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { OverviewFilters } from "#components/insights/overview-filters.tsx";
import { loadOverviewSearch } from "#components/insights/span.ts";
import { EmptyState } from "#components/layout/empty-state.tsx";
import { LiveRefresh } from "#components/layout/live-refresh.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { Button } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { requirePageContext } from "#lib/accounts/page-context.ts";
import { canOperate } from "#lib/accounts/permissions.ts";
import { listIssues } from "#lib/issues/list-issues.ts";
import { listServices } from "#lib/services/list-services.ts";
import { loadOverview } from "./_overview/load-overview.ts";
import { OverviewParts } from "./_overview/overview-parts.tsx";

export const metadata: Metadata = { title: "Overview" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function OverviewPage({ searchParams }: Props) {
  const context = await requirePageContext();
  const search = await loadOverviewSearch(searchParams);
  const [{ data: services }, { data: latest }] = await Promise.all([
    listServices(context),
    listIssues(context, { sort: "last_seen", limit: 1 }),
  ]);
  const [last] = latest;
  return (
    <>
      <PageHeader title="Overview">
        {last ? <OverviewFilters services={services} search={search} /> : null}
        <LiveRefresh seconds={5} />
      </PageHeader>
      {last ? (
        <OverviewParts
          overview={loadOverview(context, search)}
          services={services.length}
          lastSeen={last.last_seen}
          mayOperate={canOperate(context.actor)}
        />
      ) : (
        <Card>
          <EmptyState
            icon={Send}
            title="No service has reported an error yet"
            action={
              <Button asChild variant="primary">
                <Link href={{ pathname: "/welcome" }}>Send your first error</Link>
              </Button>
            }
          >
            From the first one on you see here what fails, since when, and what is done about it.
          </EmptyState>
        </Card>
      )}
    </>
  );
}
