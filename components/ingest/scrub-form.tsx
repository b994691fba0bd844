"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "sonner";
import { Field } from "#components/forms/field.tsx";
import { Form } from "#components/forms/form.tsx";
import { FormError } from "#components/forms/form-error.tsx";
import { sendJson } from "#components/forms/send-json.ts";
import { SubmitButton } from "#components/forms/submit-button.tsx";
import { fromScrubDraft, type ScrubDraft, toScrubDraft } from "#components/ingest/scrub-draft.ts";
import { ScrubPreview } from "#components/ingest/scrub-preview.tsx";
import { ScrubRules } from "#components/ingest/scrub-rules.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { ScrubSettings } from "#lib/ingest/scrub-schemas.ts";

type Props = { settings: ScrubSettings; mayChange: boolean };

/** What is removed from records, edited beside a text that shows it. */
export function ScrubForm({ settings, mayChange }: Props) {
  const t = useTranslations("ingest.scrubForm");
  const router = useRouter();
  const [draft, setDraft] = useState(() => toScrubDraft(settings));
  const set = (part: Partial<ScrubDraft>) => setDraft((before) => ({ ...before, ...part }));
  const send = () => sendJson("PUT", "/api/v1/scrubbing", fromScrubDraft(draft), ScrubSettings);
  function done() {
    router.refresh();
    toast(t("saved"));
  }
  const fields = draft.rules.flatMap((_, index) =>
    ["name", "pattern", "replacement"].map((part) => `rules.${index}.${part}`),
  );
  return (
    <div className="grid gap-gap rail:grid-cols-2 rail:items-start">
      <Panel title={t("title")} note={t("note")}>
        <Form send={send} onSent={done}>
          <FormError fields={fields} />
          <fieldset disabled={!mayChange} className="flex min-w-0 flex-col gap-4">
            <legend className="sr-only">{t("legend")}</legend>
            <Always draft={draft} set={set} />
            <ScrubRules rules={draft.rules} onChange={(rules) => set({ rules })} />
            {mayChange ? <SubmitButton>{t("save")}</SubmitButton> : null}
          </fieldset>
        </Form>
      </Panel>
      <ScrubPreview settings={fromScrubDraft(draft)} />
    </div>
  );
}

function Always({ draft, set }: { draft: ScrubDraft; set: (part: Partial<ScrubDraft>) => void }) {
  const t = useTranslations("ingest.scrubForm");
  return (
    <>
      <div className="flex flex-wrap gap-x-4 gap-y-1">
        <Checkbox
          checked={draft.emails}
          onChange={(event) => set({ emails: event.currentTarget.checked })}
        >
          {t("emails")}
        </Checkbox>
        <Checkbox
          checked={draft.ips}
          onChange={(event) => set({ ips: event.currentTarget.checked })}
        >
          {t("ips")}
        </Checkbox>
      </div>
      <Field name="keys" label={t("keys")} hint={t("keysHint")}>
        <Textarea
          rows={3}
          className="w-full font-mono text-sm"
          value={draft.keys}
          onChange={(event) => set({ keys: event.currentTarget.value })}
        />
      </Field>
      <Field name="keep" label={t("keep")} hint={t("keepHint")}>
        <Textarea
          rows={2}
          className="w-full font-mono text-sm"
          value={draft.keep}
          onChange={(event) => set({ keep: event.currentTarget.value })}
        />
      </Field>
    </>
  );
}
