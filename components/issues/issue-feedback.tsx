import { useLocale, useTranslations } from "next-intl";
import { Panel } from "#components/ui/panel.tsx";
import { Time } from "#components/ui/time.tsx";
import { PageKind } from "#lib/error-pages/schemas.ts";
import { nameLanguage } from "#lib/format/name-language.ts";
import type { Feedback } from "#lib/issues/schemas.ts";

type Props = { feedback: Feedback[]; className?: string };

/** What people wrote who met an issue, or any error of a service. */
export function IssueFeedback({ feedback, className = "" }: Props) {
  const t = useTranslations("issues.feedback");
  return (
    <Panel title={t("title")} aside={feedback.length || null} className={className}>
      {feedback.length === 0 ? (
        <p className="text-ink-2">{t("none")}</p>
      ) : (
        <ul className="flex flex-col gap-3">
          {feedback.map((one) => (
            <li key={one.id}>
              <p className="wrap-anywhere whitespace-pre-line" lang={one.language ?? undefined}>
                {one.message}
              </p>
              <p className="text-sm wrap-anywhere text-ink-3">
                <Writer feedback={one} /> <Time at={one.created_at} />
              </p>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

function Writer({ feedback }: { feedback: Feedback }) {
  const t = useTranslations("issues.feedback");
  const kinds = useTranslations("errorPages.kinds");
  const language = useLocale();
  const { name, email, wants_answer, ...page } = feedback;
  const kind = PageKind.safeParse(page.page_kind).data;
  const asked = wants_answer ? t("wantsAnswer") : null;
  return [
    name,
    email ?? asked,
    kind ? kinds(kind) : null,
    page.language ? nameLanguage(page.language, language) : null,
    page.reference,
  ]
    .filter(Boolean)
    .join(" · ");
}
