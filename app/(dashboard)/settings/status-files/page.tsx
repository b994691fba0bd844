import type { Metadata } from "next";
import { StatusExportDialog } from "#components/error-pages/status-export-dialog.tsx";
import { StatusExportTable } from "#components/error-pages/status-export-table.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { Card } from "#components/ui/card.tsx";
import { requirePageAccess } from "#lib/accounts/page-context.ts";
import { listStatusExports } from "#lib/error-pages/list-status-exports.ts";

export const metadata: Metadata = { title: "Status files" };

export default async function StatusFilesPage() {
  const { data: places } = await listStatusExports(await requirePageAccess("admin"));
  return (
    <>
      <PageHeader
        title="Status files"
        note="Where the public status of each service is put, besides this server."
      >
        <StatusExportDialog />
      </PageHeader>
      <Card className="px-4.5 py-2 max-rail:px-4">
        <StatusExportTable places={places} />
      </Card>
    </>
  );
}
