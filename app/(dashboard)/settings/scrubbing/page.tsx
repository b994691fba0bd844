import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "#app/messages/client-messages.tsx";
import { ScrubForm } from "#components/ingest/scrub-form.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { requirePageContext } from "#lib/accounts/page-context.ts";
import { canAdminister } from "#lib/accounts/permissions.ts";
import { getScrubbing } from "#lib/ingest/scrubbing.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("ingest.scrubbingPage");
  return { title: t("title") };
}

export default async function ScrubbingPage() {
  const context = await requirePageContext();
  const mayChange = canAdminister(context.actor);
  const t = await getTranslations("ingest.scrubbingPage");
  return (
    <ClientMessages of={["ingest.scrubForm", "ingest.scrubPreview", "ingest.scrubRules"]}>
      <PageHeader title={t("title")} note={t(mayChange ? "note" : "noteOfReader")} />
      <ScrubForm settings={await getScrubbing(context)} mayChange={mayChange} />
    </ClientMessages>
  );
}
