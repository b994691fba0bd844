import { ChevronLeft, ChevronRight } from "lucide-react";
import Link from "next/link";
import type { ReportMonth } from "#components/recovery/report-month.ts";
import { Button } from "#components/ui/button.tsx";

/** The month before and the one after; the address keeps the month. */
export function ReportMonths({ month: { before, after } }: { month: ReportMonth }) {
  return (
    <nav aria-label="Month" className="flex gap-1.5">
      <Button asChild>
        <Link href={{ query: { month: before } }} aria-label="The month before">
          <ChevronLeft aria-hidden />
        </Link>
      </Button>
      {after === null ? (
        <Button disabled aria-label="The month after: it lies ahead">
          <ChevronRight aria-hidden />
        </Button>
      ) : (
        <Button asChild>
          <Link href={{ query: { month: after } }} aria-label="The month after">
            <ChevronRight aria-hidden />
          </Link>
        </Button>
      )}
    </nav>
  );
}
