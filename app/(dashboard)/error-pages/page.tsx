import type { Metadata } from "next";
import Link from "next/link";
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

export const metadata: Metadata = { title: "Error pages" };

async function ErrorPagesPage() {
  const context = await requirePageContext();
  const [{ data: services }, { data: editions }] = await Promise.all([
    listServices(context),
    listPageEditions(context),
  ]);
  return (
    <>
      <PageHeader
        title="Error pages"
        note="What the visitors of each service read when it fails, as it is right now."
      >
        <Button asChild>
          <Link href={{ pathname: "/error-pages/organisation/studio" }}>
            What all services share
          </Link>
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
    </>
  );
}

export default withSkeleton(ErrorPagesPage);
