import { getTranslations } from "next-intl/server";
import { MaintenancePanel } from "#components/recovery/maintenance-panel.tsx";
import { DependencyMap } from "#components/services/dependency-map.tsx";
import { IngestKeys } from "#components/services/ingest-keys.tsx";
import { judgeService } from "#components/services/prepare-service-rows.ts";
import { ServiceSettings } from "#components/services/service-settings.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { canAdminister, canOperate } from "#lib/accounts/permissions.ts";
import type { Context } from "#lib/platform/context.ts";
import { listMaintenance } from "#lib/recovery/list-maintenance.ts";
import { recoverySummary } from "#lib/recovery/recovery-summary.ts";
import { listIngestKeys } from "#lib/services/manage-ingest-keys.ts";
import type { Service } from "#lib/services/schemas.ts";
import { RefusedLately } from "../../../_parts/refused-lately.tsx";

type Props = { context: Context; service: Service; services: Service[] };

/** What a service needs and who needs it, when it is worked on, with which keys it reports, and its settings. */
export async function ServiceAround({ context, service, services }: Props) {
  const { name, depends_on } = service;
  const [mayOperate, mayAdminister] = [canOperate(context.actor), canAdminister(context.actor)];
  const [summary, maintenance, keys, t] = await Promise.all([
    recoverySummary(context, {}),
    listMaintenance(context),
    listIngestKeys(context),
    getTranslations("services.around"),
  ]);
  const toNeighbour = (other: string) => ({ name: other, ...judgeService(other, summary) });
  const neededBy = services.filter((other) => other.depends_on.includes(name));
  return (
    <>
      <div className="grid gap-gap xl:grid-cols-2 xl:items-start">
        <DependencyMap
          name={name}
          neededBy={neededBy.map((other) => toNeighbour(other.name))}
          needs={depends_on.map(toNeighbour)}
        />
        <MaintenancePanel
          windows={maintenance.data.filter(({ service }) => service === null || service === name)}
          services={services.map((one) => one.name)}
          mayOperate={mayOperate}
        />
      </div>
      <Panel title={t("keys")} className="mb-gap" note={t("keysNote")}>
        <IngestKeys
          keys={keys.data.filter((key) => key.service === name)}
          mayRevoke={mayAdminister}
        />
      </Panel>
      <RefusedLately context={context} service={name} />
      <ServiceSettings
        service={service}
        others={services.map((one) => one.name).filter((other) => other !== name)}
        mayOperate={mayOperate}
        mayDelete={mayAdminister}
      />
    </>
  );
}
