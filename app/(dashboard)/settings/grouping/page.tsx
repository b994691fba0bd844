import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "#app/messages/client-messages.tsx";
import { GroupingRuleDialog } from "#components/issues/grouping-rule-dialog.tsx";
import { GroupingRules } from "#components/issues/grouping-rules.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { Card } from "#components/ui/card.tsx";
import { requirePageContext } from "#lib/accounts/page-context.ts";
import { canOperate } from "#lib/accounts/permissions.ts";
import { listGroupingRules } from "#lib/issues/grouping-rules.ts";
import { listServices } from "#lib/services/list-services.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("accounts.groupingPage");
  return { title: t("title") };
}

export default async function GroupingPage() {
  const context = await requirePageContext();
  const mayChange = canOperate(context.actor);
  const [rules, services, t] = await Promise.all([
    listGroupingRules(context),
    listServices(context),
    getTranslations("accounts.groupingPage"),
  ]);
  return (
    <ClientMessages of={["issues.groupingRule", "issues.groupingRules"]}>
      <PageHeader title={t("title")} note={t("note")}>
        {mayChange ? <GroupingRuleDialog services={services.data.map(({ name }) => name)} /> : null}
      </PageHeader>
      <Card className="px-4.5 py-2 max-rail:px-4">
        <GroupingRules rules={rules.data} mayChange={mayChange} />
      </Card>
    </ClientMessages>
  );
}
