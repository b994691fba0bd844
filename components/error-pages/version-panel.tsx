"use client";

import { History } from "lucide-react";
import { useTranslations } from "next-intl";
import { RestoreButton } from "#components/error-pages/restore-button.tsx";
import type { Studio } from "#components/error-pages/use-studio.ts";
import { VersionChanges } from "#components/error-pages/version-changes.tsx";
import { EmptyState } from "#components/layout/empty-state.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { Time } from "#components/ui/time.tsx";
import type { PageVersionEntry } from "#lib/error-pages/content-schemas.ts";

type Props = { versions: PageVersionEntry[]; studio: Studio; mayEdit: boolean };

/** What was published by whom, what each version changed, and the way back to it. */
export function VersionPanel({ versions, studio, mayEdit }: Props) {
  const t = useTranslations("errorPages.versions");
  const { service, published } = studio.edition;
  if (versions.length === 0) {
    return (
      <Panel title={t("title")}>
        <EmptyState icon={History} title={t("none")}>
          {t("noneSentence")}
        </EmptyState>
      </Panel>
    );
  }
  return (
    <Panel title={t("title")}>
      <ol>
        {versions.map((version) => (
          <li key={version.number} className="border-b border-line py-3 last:border-0">
            <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
              <h3>{t("version", { number: String(version.number) })}</h3>
              {version.number === published?.number ? <Badge>{t("live")}</Badge> : null}
              {version.restored_from ? (
                <Badge>{t("again", { number: String(version.restored_from) })}</Badge>
              ) : null}
              <span className="text-ink-2">{version.published_by}</span>
              <span className="mr-auto text-ink-3">
                <Time at={version.published_at} />
              </span>
              {mayEdit && version.number !== published?.number ? (
                <RestoreButton studio={studio} number={version.number} />
              ) : null}
            </div>
            {version.note ? <p className="mt-1 wrap-anywhere">{version.note}</p> : null}
            <VersionChanges service={service} number={version.number} />
          </li>
        ))}
      </ol>
    </Panel>
  );
}
