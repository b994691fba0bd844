import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "#app/messages/client-messages.tsx";
import { ServicePages } from "#components/error-pages/service-pages.tsx";
import { StaticBundle } from "#components/error-pages/static-bundle.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { NoServices } from "#components/services/no-services.tsx";
import { Button } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { requirePageContext } from "#lib/accounts/page-context.ts";
import { listPageEditions } from "#lib/error-pages/list-page-editions.ts";
import { listServices } from "#lib/services/list-services.ts";
import { withSkeleton } from "../_parts/with-skeleton.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("errorPages.page");
  return { title: t("title") };
}

async function ErrorPagesPage() {
  const context = await requirePageContext();
  const t = await getTranslations("errorPages.page");
  const [{ data: services }, { data: editions }] = await Promise.all([
    listServices(context),
    listPageEditions(context),
  ]);
  return (
    <ClientMessages of={["errorPages.kinds", "errorPages.previewDialog", "errorPages.setup"]}>
      <PageHeader title={t("title")} note={t("note")}>
        <Button asChild>
          <Link href={{ pathname: "/error-pages/organisation/studio" }}>{t("shared")}</Link>
        </Button>
      </PageHeader>
      {services.length === 0 ? (
        <Card>
          <NoServices />
        </Card>
      ) : (
        <div className="flex flex-col gap-gap">
          <StaticBundle />
          {services.map((service) => (
            <ServicePages
              key={service.name}
              service={service}
              edition={editions.find((edition) => edition.service === service.name)}
            />
          ))}
        </div>
      )}
    </ClientMessages>
  );
}

export default withSkeleton(ErrorPagesPage);
