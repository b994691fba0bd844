import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { SearchParams } from "nuqs/server";
import { ClientMessages } from "#app/messages/client-messages.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { PrintButton } from "#components/recovery/print-button.tsx";
import { ReliabilityReport } from "#components/recovery/reliability-report.tsx";
import { ReportMonths } from "#components/recovery/report-months.tsx";
import { Button } from "#components/ui/button.tsx";
import { requirePageContext } from "#lib/accounts/page-context.ts";
import { readReport } from "./_parts/read-report.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("recovery.reportPage");
  return { title: t("title") };
}

export default async function ReliabilityPage(props: { searchParams: Promise<SearchParams> }) {
  const t = await getTranslations("recovery.reportPage");
  const context = await requirePageContext();
  const report = await readReport(context, props.searchParams);
  const { from, to } = report.range;
  const query = new URLSearchParams({ from, to }).toString();
  return (
    <>
      <PageHeader
        title={t("heading", { month: report.month.label })}
        note={
          <Link className="hover:underline print:hidden" href="/recovery">
            {t("recovery")}
          </Link>
        }
      >
        <div className="flex flex-wrap items-center gap-2.5 print:hidden">
          <ReportMonths month={report.month} />
          <ClientMessages of={["recovery.printButton"]}>
            <PrintButton />
          </ClientMessages>
          <Button asChild>
            <a href={`/api/v1/reliability.csv?${query}`} download>
              {t("csv")}
            </a>
          </Button>
        </div>
      </PageHeader>
      <ReliabilityReport report={report} />
    </>
  );
}
