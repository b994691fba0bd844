import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { FilterSelect } from "#components/layout/filter-select.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { ScenarioList } from "#components/recovery/scenario-list.tsx";
import { Button } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { requirePageContext } from "#lib/accounts/page-context.ts";
import { canOperate } from "#lib/accounts/permissions.ts";
import { listServices } from "#lib/services/list-services.ts";
import { withSkeleton } from "../_parts/with-skeleton.tsx";
import { readScenarioRows } from "./_parts/read-scenario-rows.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("recovery.scenariosPage");
  return { title: t("title") };
}

type Props = { searchParams: Promise<{ service?: string }> };

async function ScenariosPage({ searchParams }: Props) {
  const t = await getTranslations("recovery.scenariosPage");
  const context = await requirePageContext();
  const { service } = await searchParams;
  const mayWrite = canOperate(context.actor);
  const [rows, services] = await Promise.all([
    readScenarioRows(context, service || undefined),
    listServices(context),
  ]);
  const names = services.data.map(({ name }) => name);
  return (
    <>
      <PageHeader title={t("title")} note={t("note")}>
        <FilterSelect
          name="service"
          label={t("service")}
          options={names}
          otherwise={t("anyService")}
        />
        {mayWrite && names.length > 0 ? (
          <Button asChild variant="primary">
            <Link href="/scenarios/new">{t("write")}</Link>
          </Button>
        ) : null}
      </PageHeader>
      <Card className="px-4.5 py-1 max-rail:px-4">
        <ScenarioList rows={rows} mayWrite={mayWrite} />
      </Card>
    </>
  );
}

export default withSkeleton(ScenariosPage);
