"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { type Sent, sendJson } from "#components/forms/send-json.ts";
import { Label } from "#components/ui/label.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { ScrubbedText, type ScrubSettings } from "#lib/ingest/scrub-schemas.ts";

const example =
  "login of mia@example.com from 192.0.2.7 failed: password=hunter2hunter2, customer C-104-2291";
const pauseMilliseconds = 300;

/** What a text becomes by the settings as they are edited, saved or not. */
export function ScrubPreview({ settings }: { settings: ScrubSettings }) {
  const t = useTranslations("ingest.scrubPreview");
  const [text, setText] = useState(example);
  const [sent, setSent] = useState<Sent<{ text: string }> | null>(null);
  const asked = JSON.stringify({ settings, text });
  useEffect(() => {
    let isOld = false;
    const timer = setTimeout(async () => {
      const path = "/api/v1/scrubbing/preview";
      const answer = await sendJson("POST", path, JSON.parse(asked), ScrubbedText);
      if (!isOld) setSent(answer);
    }, pauseMilliseconds);
    return () => {
      isOld = true;
      clearTimeout(timer);
    };
  }, [asked]);
  return (
    <Panel title={t("title")} note={t("note")}>
      <Label htmlFor="scrub-sample">{t("text")}</Label>
      <Textarea
        id="scrub-sample"
        rows={4}
        maxLength={10_000}
        className="mt-1.5 mb-4 w-full font-mono text-sm"
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div aria-live="polite">
        {sent?.ok ? (
          <section aria-label={t("stored")}>
            <p className="mb-1.5 font-medium">{t("stored")}</p>
            <p className="rounded-card border border-line bg-raised px-3.5 py-3 font-mono text-sm whitespace-pre-wrap wrap-anywhere">
              {sent.data.text}
            </p>
          </section>
        ) : null}
        {sent && !sent.ok ? <p className="wrap-anywhere text-bad">{sent.problem.detail}</p> : null}
      </div>
    </Panel>
  );
}
