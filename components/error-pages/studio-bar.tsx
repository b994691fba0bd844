"use client";

import { Check, PencilLine, TriangleAlert } from "lucide-react";
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
  const errors = findings.filter(({ severity }) => severity === "error").length;
  return (
    <div className="sticky top-0 z-20 mb-3 flex flex-wrap items-center gap-2.5 bg-ground py-2 max-rail:static">
      <div role="status" className="mr-auto flex flex-wrap gap-2">
        <EditState studio={studio} />
        {errors > 0 ? (
          <StatePill tone="bad" icon={TriangleAlert}>
            {errors === 1 ? "1 thing to change" : `${errors} things to change`}
          </StatePill>
        ) : null}
      </div>
      {mayEdit ? (
        <>
          <DiscardButton studio={studio} />
          <Button disabled={!studio.unsaved} onClick={() => void studio.save()}>
            Save draft
          </Button>
          <PublishDialog studio={studio} blocked={errors > 0} />
        </>
      ) : (
        <p className="text-ink-2">Only operators can change pages.</p>
      )}
    </div>
  );
}

function EditState({ studio: { unsaved, edition } }: { studio: Studio }) {
  if (unsaved) {
    return (
      <StatePill tone="busy" icon={PencilLine}>
        Not saved
      </StatePill>
    );
  }
  if (edition.draft) {
    return (
      <StatePill tone="busy" icon={PencilLine}>
        Draft, not published
      </StatePill>
    );
  }
  if (!edition.published) return <StatePill tone="idle">Nothing edited yet</StatePill>;
  return (
    <StatePill tone="good" icon={Check}>
      {`Version ${edition.published.number} is live`}
    </StatePill>
  );
}

function DiscardButton({ studio }: { studio: Studio }) {
  return (
    <ConfirmSend
      trigger={<Button disabled={!studio.differs}>Discard changes</Button>}
      title="Discard the changes?"
      effect="Everything that is edited and not published is thrown away. Visitors see no difference."
      verb="Discard changes"
      danger
      send={() => sendDiscard(studio.edition.service)}
      onSent={() => {
        studio.discarded();
        toast("The changes are discarded");
      }}
    />
  );
}
