import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "#app/messages/client-messages.tsx";
import { DeadLetters } from "#components/ingest/dead-letters.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { Card } from "#components/ui/card.tsx";
import { requirePageAccess } from "#lib/accounts/page-context.ts";
import { listDeadLetters } from "#lib/ingest/dead-letters.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("ingest.deadLettersPage");
  return { title: t("title") };
}

const shown = 50;

export default async function DeadLettersPage() {
  const context = await requirePageAccess("operate");
  const t = await getTranslations("ingest.deadLettersPage");
  const { data: letters } = await listDeadLetters(context, { limit: shown });
  return (
    <ClientMessages of={["ingest.deadLetters"]}>
      <PageHeader
        title={t("title")}
        note={letters.length === shown ? t("newest", { shown: String(shown) }) : t("note")}
      />
      <Card className="px-4.5 py-2 max-rail:px-4">
        <DeadLetters letters={letters} />
      </Card>
    </ClientMessages>
  );
}
