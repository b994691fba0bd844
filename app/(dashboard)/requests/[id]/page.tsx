import { Route } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RequestSequence } from "#components/issues/request-sequence.tsx";
import { prepareRequest } from "#components/issues/request-steps.ts";
import { EmptyState } from "#components/layout/empty-state.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { Card } from "#components/ui/card.tsx";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { requirePageContext } from "#lib/accounts/page-context.ts";
import { listRequestRecords } from "#lib/issues/list-request-records.ts";
import { decodeParam } from "#lib/platform/http/decode-param.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("issues.request"))("title") };
}

type Props = { params: Promise<{ id: string }> };

export default async function RequestPage({ params }: Props) {
  const [context, { id }] = await Promise.all([requirePageContext(), params]);
  const request = decodeParam(id);
  const { records, has_more } = await listRequestRecords(context, request);
  const steps = prepareRequest(records);
  const t = await getTranslations("issues.request");
  const counts = { records: records.length, services: steps.services.length };
  return (
    <>
      <PageHeader
        title={<span className="font-mono">{request}</span>}
        note={t(has_more ? "noteLast" : "note", counts)}
      >
        <CopyButton medium label={t("copyId")} text={request} />
      </PageHeader>
      {records.length === 0 ? (
        <Card>
          <EmptyState icon={Route} title={t("none")}>
            {t("noneWhy")}
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
