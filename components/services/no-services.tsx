import { Box } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { EmptyState } from "#components/layout/empty-state.tsx";
import { Button } from "#components/ui/button.tsx";

export function NoServices() {
  const t = useTranslations("services.none");
  return (
    <EmptyState
      icon={Box}
      title={t("title")}
      action={
        <Button asChild>
          <Link href={{ pathname: "/welcome" }}>{t("send")}</Link>
        </Button>
      }
    >
      {t("sentence")}
    </EmptyState>
  );
}
