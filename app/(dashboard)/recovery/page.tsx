import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { SearchParams } from "nuqs/server";
import { LiveRefresh } from "#components/layout/live-refresh.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { Approvals } from "#components/recovery/approvals.tsx";
import { KillSwitchButton } from "#components/recovery/kill-switch-button.tsx";
import { MaintenancePanel } from "#components/recovery/maintenance-panel.tsx";
import { RecoveryNow } from "#components/recovery/recovery-now.tsx";
import type { RunSearch } from "#components/recovery/run-search.ts";
import { requirePageContext } from "#lib/accounts/page-context.ts";
import { canOperate } from "#lib/accounts/permissions.ts";
import { getKillSwitch } from "#lib/recovery/get-kill-switch.ts";
import { listMaintenance } from "#lib/recovery/list-maintenance.ts";
import { recoverySummary } from "#lib/recovery/recovery-summary.ts";
import { listServices } from "#lib/services/list-services.ts";
import { RecoveryReliability } from "../_parts/recovery-reliability.tsx";
import { withSkeleton } from "../_parts/with-skeleton.tsx";
import { RecoveryPageWords } from "./_parts/recovery-page-words.tsx";
import { RecoveryPast } from "./_parts/recovery-past.tsx";
import { RecoveryScenarios } from "./_parts/recovery-scenarios.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("recovery.page"))("title") };
}

type Props = { searchParams: Promise<RunSearch & SearchParams> };

async function RecoveryPage({ searchParams }: Props) {
  const t = await getTranslations("recovery.page");
  const context = await requirePageContext();
  const mayOperate = canOperate(context.actor);
  const [search, summary, killSwitch, maintenance, services] = await Promise.all([
    searchParams,
    recoverySummary(context),
    getKillSwitch(context),
    listMaintenance(context),
    listServices(context),
  ]);
  return (
    <RecoveryPageWords>
      <PageHeader title={t("title")} note={t("note")}>
        {mayOperate && !killSwitch.engaged ? <KillSwitchButton engaged={false} /> : null}
        <LiveRefresh seconds={15} />
      </PageHeader>
      <Approvals runs={summary.waiting} killSwitch={killSwitch} mayOperate={mayOperate} />
      <RecoveryNow runs={summary.recovering} killSwitch={killSwitch} mayOperate={mayOperate} />
      <RecoveryScenarios context={context} service={search.service || undefined} />
      <MaintenancePanel
        windows={maintenance.data}
        services={services.data.map(({ name }) => name)}
        mayOperate={mayOperate}
      />
      <RecoveryReliability context={context} searchParams={searchParams} />
      <RecoveryPast context={context} search={search} />
    </RecoveryPageWords>
  );
}

export default withSkeleton(RecoveryPage);
