import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "#app/messages/client-messages.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { NewScenarioForm } from "#components/recovery/new-scenario-form.tsx";
import { NoServices } from "#components/services/no-services.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { requirePageContext } from "#lib/accounts/page-context.ts";
import { canOperate } from "#lib/accounts/permissions.ts";
import { listTargets } from "#lib/recovery/list-targets.ts";
import { listServices } from "#lib/services/list-services.ts";
import { PlanWords } from "../_parts/plan-words.tsx";
import { readPlanRights } from "../_parts/read-plan-rights.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("recovery.scenariosPage");
  return { title: t("write") };
}

type Props = { searchParams: Promise<{ service?: string }> };

export default async function NewScenarioPage({ searchParams }: Props) {
  const t = await getTranslations("recovery.scenariosPage");
  const context = await requirePageContext();
  if (!canOperate(context.actor)) redirect("/scenarios");
  const [{ service }, services, targets, rights] = await Promise.all([
    searchParams,
    listServices(context),
    listTargets(context, {}),
    readPlanRights(context),
  ]);
  const places = services.data.map(({ name, environments }) => ({ name, environments }));
  return (
    <>
      <PageHeader title={t("write")} note={t("writeNote")} />
      <Panel title={t("plan")}>
        {places.length > 0 ? (
          <PlanWords>
            <ClientMessages of={["recovery.newScenario"]}>
              <NewScenarioForm {...{ services: places, service, targets: targets.data, rights }} />
            </ClientMessages>
          </PlanWords>
        ) : (
          <NoServices />
        )}
      </Panel>
    </>
  );
}
