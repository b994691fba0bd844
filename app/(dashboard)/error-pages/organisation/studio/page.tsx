import type { Metadata } from "next";
import { requirePageContext } from "#lib/accounts/page-context.ts";
import { StudioPage } from "../../_parts/studio-page.tsx";

export const metadata: Metadata = { title: "Error pages of all services" };

/** Two segments, because a service may have any name of one. */
export default async function OrganisationStudioPage() {
  const context = await requirePageContext();
  return <StudioPage context={context} service={null} title="Error pages of all services" />;
}
