import type { Metadata } from "next";
import { WelcomeSteps } from "#components/insights/welcome-steps.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { requirePageContext } from "#lib/accounts/page-context.ts";
import { canAdminister } from "#lib/accounts/permissions.ts";
import { environment } from "#lib/platform/env.ts";
import { listIngestKeys } from "#lib/services/manage-ingest-keys.ts";

export const metadata: Metadata = { title: "Send your first error" };

export default async function WelcomePage() {
  const context = await requirePageContext();
  const { data: keys } = await listIngestKeys(context);
  return (
    <>
      <PageHeader
        title="Send your first error"
        note="Three steps, about a minute. Nothing needs to be installed in your service."
      />
      <WelcomeSteps
        baseUrl={environment().BASE_URL}
        keys={keys.map(({ name }) => name)}
        mayCreate={canAdminister(context.actor)}
        since={context.now().toISOString()}
      />
    </>
  );
}
