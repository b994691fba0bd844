"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { ContentChanges } from "#components/error-pages/content-changes.tsx";
import { fetchVersion } from "#components/error-pages/send-content.ts";
import type { ContentChange } from "#lib/error-pages/content-schemas.ts";

type Props = { service: string | null; number: number };

/** What a version changed, read when somebody opens it. */
export function VersionChanges({ service, number }: Props) {
  const t = useTranslations("errorPages.versions");
  const [changes, setChanges] = useState<ContentChange[] | "away" | null>(null);
  async function read(open: boolean) {
    if (!open || Array.isArray(changes)) return;
    const version = await fetchVersion(service, number);
    setChanges(version?.changes ?? "away");
  }
  return (
    <details onToggle={(event) => void read(event.currentTarget.open)} className="mt-1.5">
      <summary className="rounded-control text-ink-2 max-rail:min-h-11">
        {t("whatChanged", { number: String(number) })}
      </summary>
      <div className="mt-2" aria-live="polite">
        {changes === null ? <p className="text-ink-2">{t("loading")}</p> : null}
        {changes === "away" ? <p className="text-bad">{t("away")}</p> : null}
        {Array.isArray(changes) ? <ContentChanges changes={changes} /> : null}
      </div>
    </details>
  );
}
