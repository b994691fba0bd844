import { Route } from "lucide-react";
import type { Metadata } from "next";
import { RequestSequence } from "#components/issues/request-sequence.tsx";
import { prepareRequest } from "#components/issues/request-steps.ts";
import { EmptyState } from "#components/layout/empty-state.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { Card } from "#components/ui/card.tsx";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { requirePageContext } from "#lib/accounts/page-context.ts";
import { countNoun } from "#lib/format/count.ts";
import { listRequestRecords } from "#lib/issues/list-request-records.ts";
import { decodeParam } from "#lib/platform/http/decode-param.ts";

export const metadata: Metadata = { title: "Request" };

type Props = { params: Promise<{ id: string }> };

export default async function RequestPage({ params }: Props) {
  const [context, { id }] = await Promise.all([requirePageContext(), params]);
  const request = decodeParam(id);
  const { records, has_more } = await listRequestRecords(context, request);
  const steps = prepareRequest(records);
  const services = countNoun(steps.services.length, "service");
  return (
    <>
      <PageHeader
        title={<span className="font-mono">{request}</span>}
        note={`Request · ${countNoun(records.length, "record")} of ${services}${has_more ? ", the last ones" : ""}`}
      >
        <CopyButton medium label="Copy request id" text={request} />
      </PageHeader>
      {records.length === 0 ? (
        <Card>
          <EmptyState icon={Route} title="No record has this request id">
            Its retention may have ended, or its services send no request id.
          </EmptyState>
        </Card>
      ) : (
        <Card className="px-4.5 py-2 max-sm:px-4">
          <RequestSequence {...steps} />
        </Card>
      )}
    </>
  );
}
