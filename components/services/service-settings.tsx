import Link from "next/link";
import { useTranslations } from "next-intl";
import { DeleteServiceButton } from "#components/services/delete-service-button.tsx";
import { DependenciesForm } from "#components/services/dependencies-form.tsx";
import { IngestSnippets } from "#components/services/ingest-snippets.tsx";
import { VisitorSettings } from "#components/services/visitor-settings.tsx";
import { VisitorSettingsForm } from "#components/services/visitor-settings-form.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { Time } from "#components/ui/time.tsx";
import type { Service } from "#lib/services/schemas.ts";

type Props = { service: Service; others: string[]; mayOperate: boolean; mayDelete: boolean };

/** How a service reports, what its visitors are told, and how it is removed. */
export function ServiceSettings({ service, others, mayOperate, mayDelete }: Props) {
  const t = useTranslations("services.settings");
  const { name, environments, created_at } = service;
  return (
    <div className="grid gap-gap rail:grid-cols-2 rail:items-start">
      <Panel title={t("send")}>
        <IngestSnippets service={service} mayRead={mayOperate} />
      </Panel>
      <div className="flex min-w-0 flex-col gap-gap">
        <Panel
          title={t("errorPages")}
          note={t("errorPagesNote")}
          aside={
            <a className="text-accent underline" href={`/e/${encodeURIComponent(name)}/503`}>
              {t("seePage")}
            </a>
          }
        >
          {mayOperate ? (
            <VisitorSettingsForm service={service} />
          ) : (
            <VisitorSettings service={service} />
          )}
        </Panel>
        <Panel title={t("environments")}>
          <p className="flex flex-wrap items-center gap-1.5">
            {environments.map((environment) => (
              <Badge key={environment}>{environment}</Badge>
            ))}
            {environments.length === 0 ? t("noEnvironments") : null}
          </p>
          <p className="mt-2 text-sm text-ink-2">
            {t.rich("known", { since: () => <Time at={created_at} /> })}{" "}
            <Link className="underline" href={`/records?service=${encodeURIComponent(name)}`}>
              {t("seeRecords")}
            </Link>
          </p>
        </Panel>
        <Panel title={t("dependsOn")} note={t("dependsOnNote")}>
          {mayOperate ? (
            <DependenciesForm service={service} others={others} />
          ) : (
            <p className="text-ink-2">{service.depends_on.join(", ") || t("noOther")}</p>
          )}
        </Panel>
        {mayDelete ? (
          <Panel title={t("delete")} note={t("deleteNote")}>
            <DeleteServiceButton name={name} />
          </Panel>
        ) : null}
      </div>
    </div>
  );
}
