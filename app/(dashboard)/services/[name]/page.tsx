import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { loadSpan } from "#components/insights/span.ts";
import { SpanPicker } from "#components/insights/span-picker.tsx";
import { LiveRefresh } from "#components/layout/live-refresh.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { ConditionPill } from "#components/services/condition-pill.tsx";
import { judgeService } from "#components/services/prepare-service-rows.ts";
import { requirePageContext } from "#lib/accounts/page-context.ts";
import { decodeParam } from "#lib/platform/http/decode-param.ts";
import { orNotFound } from "#lib/platform/http/page-param.ts";
import { getKillSwitch } from "#lib/recovery/get-kill-switch.ts";
import { recoverySummary } from "#lib/recovery/recovery-summary.ts";
import { getService, listServices } from "#lib/services/list-services.ts";
import { RecoveryReliability } from "../../_parts/recovery-reliability.tsx";
import { ServiceActions } from "./_parts/service-actions.tsx";
import { ServiceAround } from "./_parts/service-around.tsx";
import { ServiceErrors } from "./_parts/service-errors.tsx";
import { ServiceHabits } from "./_parts/service-habits.tsx";
import { ServiceHealth } from "./_parts/service-health.tsx";
import { ServiceRecoveryWords } from "./_parts/service-recovery-words.tsx";
import { ServiceVisitors } from "./_parts/service-visitors.tsx";

type Props = { params: Promise<{ name: string }>; searchParams: Promise<SearchParams> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).name };
}

export default async function ServicePage({ params, searchParams }: Props) {
  const context = await requirePageContext();
  const name = decodeParam((await params).name);
  const service = await orNotFound(getService(context, name));
  const [search, summary, killSwitch, services] = await Promise.all([
    loadSpan(searchParams),
    recoverySummary(context, { service: name }),
    getKillSwitch(context),
    listServices(context),
  ]);
  return (
    <ServiceRecoveryWords>
      <PageHeader title={name} note={<ConditionPill {...judgeService(name, summary)} />}>
        <SpanPicker />
        <LiveRefresh on={{ service: name }} seconds={15} />
      </PageHeader>
      <ServiceHealth context={context} service={name} />
      <ServiceErrors context={context} service={name} search={search} />
      <ServiceHabits context={context} service={name} />
      <RecoveryReliability context={context} searchParams={searchParams} service={name} />
      <ServiceActions context={context} service={service} killSwitch={killSwitch} />
      <ServiceVisitors context={context} service={name} search={search} />
      <ServiceAround context={context} service={service} services={services.data} />
    </ServiceRecoveryWords>
  );
}
