import type { Metadata } from "next";
import { ApiTokenDialog } from "#components/accounts/api-token-dialog.tsx";
import { ApiTokens } from "#components/accounts/api-tokens.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { Card } from "#components/ui/card.tsx";
import { listApiTokens } from "#lib/accounts/list-api-tokens.ts";
import { requirePageAccess } from "#lib/accounts/page-context.ts";

export const metadata: Metadata = { title: "API tokens" };

export default async function TokensPage() {
  const { data: tokens } = await listApiTokens(await requirePageAccess("admin"));
  return (
    <>
      <PageHeader title="API tokens" note="What programs call the API with.">
        <ApiTokenDialog />
      </PageHeader>
      <Card className="px-4.5 py-2 max-rail:px-4">
        <ApiTokens tokens={tokens} />
      </Card>
    </>
  );
}
