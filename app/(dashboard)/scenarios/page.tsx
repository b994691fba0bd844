import type { Metadata } from "next";
import Link from "next/link";
import { FilterSelect } from "#components/layout/filter-select.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { KillSwitchNotice } from "#components/recovery/kill-switch-notice.tsx";
import { ScenarioList } from "#components/recovery/scenario-list.tsx";
import { Button } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { requirePageContext } from "#lib/accounts/page-context.ts";
import { canOperate } from "#lib/accounts/permissions.ts";
import { getKillSwitch } from "#lib/recovery/get-kill-switch.ts";
import { listServices } from "#lib/services/list-services.ts";
import { withSkeleton } from "../_parts/with-skeleton.tsx";
import { readScenarioRows } from "./_parts/read-scenario-rows.ts";

export const metadata: Metadata = { title: "Scenarios" };

type Props = { searchParams: Promise<{ service?: string }> };

async function ScenariosPage({ searchParams }: Props) {
  const context = await requirePageContext();
  const { service } = await searchParams;
  const mayWrite = canOperate(context.actor);
  const [rows, services, killSwitch] = await Promise.all([
    readScenarioRows(context, service || undefined),
    listServices(context),
    getKillSwitch(context),
  ]);
  const names = services.data.map(({ name }) => name);
  return (
    <>
      <PageHeader title="Scenarios" note="Recovery plans, made before they are needed.">
        <FilterSelect name="service" label="Service" options={names} otherwise="Any service" />
        {mayWrite && names.length > 0 ? (
          <Button asChild variant="primary">
            <Link href="/scenarios/new">Write a scenario</Link>
          </Button>
        ) : null}
      </PageHeader>
      <KillSwitchNotice
        killSwitch={killSwitch}
        mayOperate={mayWrite}
        {...(service ? { service } : {})}
      />
      <Card className="px-4.5 py-1 max-rail:px-4">
        <ScenarioList rows={rows} mayWrite={mayWrite} />
      </Card>
    </>
  );
}

export default withSkeleton(ScenariosPage);
