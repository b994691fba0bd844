import { FileQuestionMark } from "lucide-react";
import { useTranslations } from "next-intl";
import { Pager } from "#components/data-table/pager.tsx";
import { EmptyState } from "#components/layout/empty-state.tsx";
import { Card } from "#components/ui/card.tsx";

/** In place of a list whose address asks for a page that there is not; `what` is listed: `issues`. */
export function LostPage({ what }: { what: string }) {
  const t = useTranslations("layout.lostPage");

  return (
    <Card>
      <EmptyState
        icon={FileQuestionMark}
        title={t("title")}
        action={<Pager what={what} next={null} />}
      >
        {t("sentence")}
      </EmptyState>
    </Card>
  );
}
