import Link from "next/link";
import { useTranslations } from "next-intl";
import { describeEdition } from "#components/error-pages/describe-edition.ts";
import { PreviewDialog } from "#components/error-pages/preview-dialog.tsx";
import { SetupDialog } from "#components/error-pages/setup-dialog.tsx";
import { Button } from "#components/ui/button.tsx";
import { Panel } from "#components/ui/panel.tsx";
import type { PageEditionSummary } from "#lib/error-pages/content-schemas.ts";
import { pageKinds } from "#lib/error-pages/schemas.ts";
import type { Service } from "#lib/services/schemas.ts";

type Props = { service: Service; edition: PageEditionSummary | undefined };

/** What visitors of one service get: the most frequent page to look at, and each kind behind a link. */
export function ServicePages({ service, edition }: Props) {
  const t = useTranslations("errorPages");
  const { name, support, error_page } = service;
  const root = `/e/${encodeURIComponent(name)}`;
  const contact = support.email ?? support.url ?? support.phone;
  const facts = [
    [t("service.edition"), describeEdition(t, edition)],
    [t("service.displayName"), error_page.display_name],
    [t("service.home"), error_page.home_url],
    [t("service.support"), contact],
    [
      t("service.recoveries"),
      error_page.show_recovery === false ? t("service.notTold") : t("service.told"),
    ],
  ];
  return (
    <Panel
      title={name}
      aside={
        <span className="flex gap-2.5">
          <Button asChild>
            <Link
              href={`/error-pages/${encodeURIComponent(name)}`}
              aria-label={t("service.editOf", { name })}
            >
              {t("service.edit")}
            </Link>
          </Button>
          <Button asChild>
            <Link
              href={`/services/${encodeURIComponent(name)}`}
              aria-label={t("service.contactsOf", { name })}
            >
              {t("service.contacts")}
            </Link>
          </Button>
          <SetupDialog service={name} />
          <PreviewDialog service={name} />
        </span>
      }
    >
      <dl className="mb-3 grid grid-cols-[9rem_minmax(0,1fr)] gap-x-4 gap-y-1">
        {facts.map(([label, value]) => (
          <div key={label} className="contents">
            <dt className="text-ink-2">{label}</dt>
            <dd className="wrap-anywhere">
              {value ?? <span className="text-ink-3">{t("service.notSet")}</span>}
            </dd>
          </div>
        ))}
      </dl>
      <ul aria-label={t("service.pagesOf", { name })} className="flex flex-wrap gap-1.5">
        {pageKinds.map((kind) => (
          <li key={kind}>
            <Button asChild size="small">
              <a href={`${root}/${kind}`} target="_blank" rel="noreferrer">
                {t(`kinds.${kind}`)}
                <span className="sr-only"> {t("service.newTab", { name })}</span>
              </a>
            </Button>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
