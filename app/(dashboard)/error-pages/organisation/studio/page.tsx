import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "#app/messages/client-messages.tsx";
import { requirePageContext } from "#lib/accounts/page-context.ts";
import { StudioPage } from "../../_parts/studio-page.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("errorPages.page");
  return { title: t("ofAll") };
}

/** Two segments, because a service may have any name of one. */
export default async function OrganisationStudioPage() {
  const context = await requirePageContext();
  const t = await getTranslations("errorPages.page");
  return (
    <ClientMessages of={["errorPages"]}>
      <StudioPage context={context} service={null} title={t("ofAll")} />
    </ClientMessages>
  );
}
