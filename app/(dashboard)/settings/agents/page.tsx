import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "#app/messages/client-messages.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { AgentDialog } from "#components/recovery/agent-dialog.tsx";
import { AgentTable } from "#components/recovery/agent-table.tsx";
import { Card } from "#components/ui/card.tsx";
import { requirePageAccess } from "#lib/accounts/page-context.ts";
import { listAgents } from "#lib/recovery/list-agents.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("accounts.agentsPage");
  return { title: t("title") };
}

export default async function AgentsPage() {
  const { data: agents } = await listAgents(await requirePageAccess("admin"));
  const t = await getTranslations("accounts.agentsPage");
  return (
    <ClientMessages of={["recovery.agentDialog", "recovery.agentTable", "recovery.revokeAgent"]}>
      <PageHeader title={t("title")} note={t("note")}>
        <AgentDialog />
      </PageHeader>
      <Card className="px-4.5 py-2 max-rail:px-4">
        <AgentTable agents={agents} />
      </Card>
    </ClientMessages>
  );
}
