import type { Metadata } from "next";
import { GroupingRuleDialog } from "#components/issues/grouping-rule-dialog.tsx";
import { GroupingRules } from "#components/issues/grouping-rules.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { Card } from "#components/ui/card.tsx";
import { requirePageContext } from "#lib/accounts/page-context.ts";
import { canOperate } from "#lib/accounts/permissions.ts";
import { listGroupingRules } from "#lib/issues/grouping-rules.ts";
import { listServices } from "#lib/services/list-services.ts";

export const metadata: Metadata = { title: "Grouping" };

export default async function GroupingPage() {
  const context = await requirePageContext();
  const mayChange = canOperate(context.actor);
  const [rules, services] = await Promise.all([listGroupingRules(context), listServices(context)]);
  return (
    <>
      <PageHeader
        title="Grouping"
        note="Rules that say which records are one issue. The first that matches counts."
      >
        {mayChange ? <GroupingRuleDialog services={services.data.map(({ name }) => name)} /> : null}
      </PageHeader>
      <Card className="px-4.5 py-2 max-rail:px-4">
        <GroupingRules rules={rules.data} mayChange={mayChange} />
      </Card>
    </>
  );
}
