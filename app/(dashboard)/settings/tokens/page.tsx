import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "#app/messages/client-messages.tsx";
import { ApiTokenDialog } from "#components/accounts/api-token-dialog.tsx";
import { ApiTokens } from "#components/accounts/api-tokens.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { Card } from "#components/ui/card.tsx";
import { listApiTokens } from "#lib/accounts/list-api-tokens.ts";
import { requirePageAccess } from "#lib/accounts/page-context.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("accounts.tokens");
  return { title: t("title") };
}

export default async function TokensPage() {
  const { data: tokens } = await listApiTokens(await requirePageAccess("admin"));
  const t = await getTranslations("accounts.tokens");
  return (
    <ClientMessages of={["accounts.apiTokens", "accounts.scopes", "accounts.tokenDialog"]}>
      <PageHeader title={t("title")} note={t("note")}>
        <ApiTokenDialog />
      </PageHeader>
      <Card className="px-4.5 py-2 max-rail:px-4">
        <ApiTokens tokens={tokens} />
      </Card>
    </ClientMessages>
  );
}
