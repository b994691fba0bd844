import type { Metadata } from "next";
import { ScrubForm } from "#components/ingest/scrub-form.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { requirePageContext } from "#lib/accounts/page-context.ts";
import { canAdminister } from "#lib/accounts/permissions.ts";
import { getScrubbing } from "#lib/ingest/scrubbing.ts";

export const metadata: Metadata = { title: "Scrubbing" };

export default async function ScrubbingPage() {
  const context = await requirePageContext();
  const mayChange = canAdminister(context.actor);
  return (
    <>
      <PageHeader
        title="Scrubbing"
        note={
          mayChange
            ? "What is removed from records before anything is stored."
            : "What is removed from records before anything is stored. An administrator changes it."
        }
      />
      <ScrubForm settings={await getScrubbing(context)} mayChange={mayChange} />
    </>
  );
}
