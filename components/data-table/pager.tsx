"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { parseAsString, useQueryState } from "nuqs";
import { Button } from "#components/ui/button.tsx";

type Props = {
  /** What the pages hold: `issues`. */
  what: string;
  next: string | null;
  /** Says what the next page is, where it is not just more. */
  nextLabel?: string | undefined;
};

/** Forward by cursor and back to the first page; the browser's own back goes one page back. */
export function Pager({ what, next, nextLabel }: Props) {
  const t = useTranslations("dataTable.pager");
  const [cursor, setCursor] = useQueryState(
    "cursor",
    parseAsString.withOptions({ shallow: false, history: "push", scroll: true }),
  );
  if (!cursor && !next) return null;
  return (
    <nav aria-label={t("pages", { what })} className="flex justify-end gap-2.5 pt-3">
      {cursor ? (
        <Button onClick={() => void setCursor(null)}>
          <ChevronLeft aria-hidden />
          {t("first", { what })}
        </Button>
      ) : null}
      {next ? (
        <Button onClick={() => void setCursor(next)}>
          {nextLabel ?? t("more", { what })}
          <ChevronRight aria-hidden />
        </Button>
      ) : null}
    </nav>
  );
}
