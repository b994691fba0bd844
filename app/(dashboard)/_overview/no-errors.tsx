import { Send } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { EmptyState } from "#components/layout/empty-state.tsx";
import { Button } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";

/** The overview before the first record. */
export function NoErrors() {
  const t = useTranslations("insights.page");
  return (
    <Card>
      <EmptyState
        icon={Send}
        title={t("first")}
        action={
          <Button asChild variant="primary">
            <Link href={{ pathname: "/welcome" }}>{t("sendFirst")}</Link>
          </Button>
        }
      >
        {t("firstNote")}
      </EmptyState>
    </Card>
  );
}
