import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "#app/messages/client-messages.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { IngestKeyDialog } from "#components/services/ingest-key-dialog.tsx";
import { IngestKeys } from "#components/services/ingest-keys.tsx";
import { Card } from "#components/ui/card.tsx";
import { requirePageContext } from "#lib/accounts/page-context.ts";
import { canAdminister } from "#lib/accounts/permissions.ts";
import { environment } from "#lib/platform/env.ts";
import { listServices } from "#lib/services/list-services.ts";
import { listIngestKeys } from "#lib/services/manage-ingest-keys.ts";
import { RefusedLately } from "../../_parts/refused-lately.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("accounts.keysPage");
  return { title: t("title") };
}

export default async function KeysPage() {
  const context = await requirePageContext();
  const mayKeep = canAdminister(context.actor);
  const [keys, services, t] = await Promise.all([
    listIngestKeys(context),
    listServices(context),
    getTranslations("accounts.keysPage"),
  ]);
  const names = services.data.map(({ name }) => name);
  return (
    <ClientMessages of={["services.ingestKeyDialog", "services.ingestKeys"]}>
      <PageHeader title={t("title")} note={t(mayKeep ? "note" : "noteOfReader")}>
        {mayKeep ? <IngestKeyDialog services={names} baseUrl={environment().BASE_URL} /> : null}
      </PageHeader>
      <Card className="px-4.5 py-2 max-rail:px-4">
        <IngestKeys keys={keys.data} mayRevoke={mayKeep} />
      </Card>
      <RefusedLately context={context} />
    </ClientMessages>
  );
}
