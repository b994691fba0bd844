import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { WelcomeSteps } from "#components/insights/welcome-steps.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { requirePageContext } from "#lib/accounts/page-context.ts";
import { canOperate } from "#lib/accounts/permissions.ts";
import { environment } from "#lib/platform/env.ts";
import { listServices } from "#lib/services/list-services.ts";
import { ownService } from "#lib/services/own-service.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("services.welcome");
  return { title: t("title") };
}

type Props = { searchParams: Promise<{ service?: string | string[] }> };

export default async function WelcomePage({ searchParams }: Props) {
  const context = await requirePageContext();
  const t = await getTranslations("services.welcome");
  const name = String((await searchParams).service ?? "");
  const { data: services } = await listServices(context);
  // A name in an old address may be gone; then the first step asks for one again.
  const service = services.find((known) => known.name === name) ?? null;
  return (
    <>
      <PageHeader title={t("title")} note={t("note")} />
      <WelcomeSteps
        baseUrl={environment().BASE_URL}
        service={service}
        mayOperate={canOperate(context.actor)}
        own={ownService}
        since={context.now().toISOString()}
      />
    </>
  );
}
