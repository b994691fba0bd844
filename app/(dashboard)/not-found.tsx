import { SearchX } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { EmptyState } from "#components/layout/empty-state.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { Button } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";

/** The frame stays, so that every other page is one press away. */
export default function DashboardNotFound() {
  const t = useTranslations("layout");
  return (
    <>
      <PageHeader title={t("notFound.title")} />
      <Card>
        <EmptyState
          icon={SearchX}
          title={t("notFound.removed")}
          action={
            <Button asChild>
              <Link href="/">{t("app.toOverview")}</Link>
            </Button>
          }
        >
          {t("notFound.why")}
        </EmptyState>
      </Card>
    </>
  );
}
