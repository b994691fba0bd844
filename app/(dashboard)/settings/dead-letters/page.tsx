import type { Metadata } from "next";
import { DeadLetters } from "#components/ingest/dead-letters.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { Card } from "#components/ui/card.tsx";
import { requirePageAccess } from "#lib/accounts/page-context.ts";
import { listDeadLetters } from "#lib/ingest/dead-letters.ts";

export const metadata: Metadata = { title: "Dead letters" };

const shown = 50;

export default async function DeadLettersPage() {
  const context = await requirePageAccess("operate");
  const { data: letters } = await listDeadLetters(context, { limit: shown });
  return (
    <>
      <PageHeader
        title="Dead letters"
        note={
          letters.length === shown
            ? `Records that were accepted and cannot be stored: the newest ${shown}.`
            : "Records that were accepted and cannot be stored."
        }
      />
      <Card className="px-4.5 py-2 max-rail:px-4">
        <DeadLetters letters={letters} />
      </Card>
    </>
  );
}
