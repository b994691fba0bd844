"use client";

import { Check, PencilLine, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { toast } from "sonner";
import { PublishDialog } from "#components/error-pages/publish-dialog.tsx";
import { sendDiscard } from "#components/error-pages/send-content.ts";
import type { Studio } from "#components/error-pages/use-studio.ts";
import { ConfirmSend } from "#components/forms/confirm-send.tsx";
import { Button } from "#components/ui/button.tsx";
import { StatePill } from "#components/ui/state-pill.tsx";
import type { PageFinding } from "#lib/error-pages/content-schemas.ts";

type Props = { studio: Studio; findings: PageFinding[]; mayEdit: boolean };

/** Where the edit stands, and what can be done with it. */
export function StudioBar({ studio, findings, mayEdit }: Props) {
  const t = useTranslations("errorPages.bar");
  const errors = findings.filter(({ severity }) => severity === "error").length;
  return (
    <div className="sticky top-0 z-20 mb-3 flex flex-wrap items-center gap-2.5 bg-ground py-2 max-rail:static">
      <div role="status" className="mr-auto flex flex-wrap gap-2">
        <EditState studio={studio} />
        {errors > 0 ? (
          <StatePill tone="bad" icon={TriangleAlert}>
            {t("toChange", { count: errors })}
          </StatePill>
        ) : null}
      </div>
      {mayEdit ? (
        <>
          <DiscardButton studio={studio} />
          <Button disabled={!studio.unsaved} onClick={() => void studio.save()}>
            {t("save")}
          </Button>
          <PublishDialog studio={studio} blocked={errors > 0} />
        </>
      ) : (
        <p className="text-ink-2">{t("readOnly")}</p>
      )}
    </div>
  );
}

function EditState({ studio: { unsaved, edition } }: { studio: Studio }) {
  const t = useTranslations("errorPages.bar");
  if (unsaved) {
    return (
      <StatePill tone="busy" icon={PencilLine}>
        {t("unsaved")}
      </StatePill>
    );
  }
  if (edition.draft) {
    return (
      <StatePill tone="busy" icon={PencilLine}>
        {t("draft")}
      </StatePill>
    );
  }
  if (!edition.published) return <StatePill tone="idle">{t("nothing")}</StatePill>;
  return (
    <StatePill tone="good" icon={Check}>
      {t("live", { number: String(edition.published.number) })}
    </StatePill>
  );
}

function DiscardButton({ studio }: { studio: Studio }) {
  const t = useTranslations("errorPages.bar");
  return (
    <ConfirmSend
      trigger={<Button disabled={!studio.differs}>{t("discard")}</Button>}
      title={t("discardTitle")}
      effect={t("discardEffect")}
      verb={t("discard")}
      danger
      send={() => sendDiscard(studio.edition.service)}
      onSent={() => {
        studio.discarded();
        toast(t("discarded"));
      }}
    />
  );
}
