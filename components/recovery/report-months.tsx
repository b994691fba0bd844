import { ChevronLeft, ChevronRight } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReportMonth } from "#components/recovery/report-month.ts";
import { Button } from "#components/ui/button.tsx";

/** The month before and the one after; the address keeps the month. */
export function ReportMonths({ month: { before, after } }: { month: ReportMonth }) {
  const t = useTranslations("recovery.reportMonths");
  return (
    <nav aria-label={t("label")} className="flex gap-1.5">
      <Button asChild>
        <Link href={{ query: { month: before } }} aria-label={t("before")}>
          <ChevronLeft aria-hidden />
        </Link>
      </Button>
      {after === null ? (
        <Button disabled aria-label={t("ahead")}>
          <ChevronRight aria-hidden />
        </Button>
      ) : (
        <Button asChild>
          <Link href={{ query: { month: after } }} aria-label={t("after")}>
            <ChevronRight aria-hidden />
          </Link>
        </Button>
      )}
    </nav>
  );
}
