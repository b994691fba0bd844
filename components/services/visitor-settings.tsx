import { useTranslations } from "next-intl";
import type { Service } from "#lib/services/schemas.ts";

type Props = { service: Pick<Service, "support" | "error_page"> };

/** What is set for the visitors of a service, to read. */
export function VisitorSettings({ service: { support, error_page } }: Props) {
  const t = useTranslations("services.visitors");
  const rows = [
    [t("displayName"), error_page.display_name],
    [t("home"), error_page.home_url],
    [t("language"), error_page.default_language ?? "en"],
    [t("safeRate"), error_page.safe_rate ?? 100],
    [t("email"), support.email],
    [t("phone"), support.phone],
    [t("page"), support.url],
    [t("hours"), support.hours],
    [t("recoveries"), error_page.show_recovery === false ? t("notTold") : t("told")],
  ];
  return (
    <dl className="grid grid-cols-[9rem_minmax(0,1fr)] gap-x-4 gap-y-1">
      {rows.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-ink-2">{name}</dt>
          <dd className="wrap-anywhere">
            {value ?? <span className="text-ink-3">{t("notSet")}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
