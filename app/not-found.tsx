import type { Metadata } from "next";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { VisitorPage, visitorPrimary, visitorSecondary } from "#components/layout/visitor-page.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("layout.notFound");
  return { title: t("short") };
}

export default function NotFound() {
  const t = useTranslations("layout");
  return (
    <VisitorPage
      title={t("notFound.title")}
      actions={
        <>
          <Link href={{ pathname: "/" }} className={visitorPrimary}>
            {t("app.toOverview")}
          </Link>
          <Link href={{ pathname: "/issues" }} className={visitorSecondary}>
            {t("app.toIssues")}
          </Link>
        </>
      }
    >
      <p>
        {t.rich("notFound.sentence", {
          b: (words) => <b className="font-[550] text-ink">{words}</b>,
        })}
      </p>
    </VisitorPage>
  );
}
