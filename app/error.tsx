"use client";

import { useTranslations } from "next-intl";
import { VisitorPage, visitorPrimary, visitorSecondary } from "#components/layout/visitor-page.tsx";

export default function RootError({ retry }: { retry: () => void }) {
  const t = useTranslations("layout");
  return (
    <VisitorPage
      title={t("rootError.title")}
      actions={
        <>
          <button type="button" className={visitorPrimary} onClick={retry}>
            {t("app.retry")}
          </button>
          <a href="/" className={visitorSecondary}>
            {t("app.toOverview")}
          </a>
        </>
      }
    >
      <p>
        {t.rich("rootError.sentence", {
          b: (words) => <b className="font-[550] text-ink">{words}</b>,
        })}
      </p>
      <p>{t("rootError.advice")}</p>
    </VisitorPage>
  );
}
