import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "#app/messages/client-messages.tsx";
import { StatusExportDialog } from "#components/error-pages/status-export-dialog.tsx";
import { StatusExportTable } from "#components/error-pages/status-export-table.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { Card } from "#components/ui/card.tsx";
import { requirePageAccess } from "#lib/accounts/page-context.ts";
import { listStatusExports } from "#lib/error-pages/list-status-exports.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("accounts.statusFilesPage");
  return { title: t("title") };
}

export default async function StatusFilesPage() {
  const { data: places } = await listStatusExports(await requirePageAccess("admin"));
  const t = await getTranslations("accounts.statusFilesPage");
  return (
    <ClientMessages of={["errorPages.statusExport"]}>
      <PageHeader title={t("title")} note={t("note")}>
        <StatusExportDialog />
      </PageHeader>
      <Card className="px-4.5 py-2 max-rail:px-4">
        <StatusExportTable places={places} />
      </Card>
    </ClientMessages>
  );
}
