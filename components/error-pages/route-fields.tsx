"use client";

import { useTranslations } from "next-intl";
import { editOf } from "#components/error-pages/page-edit.ts";
import type { EditorParts } from "#components/error-pages/text-editor.tsx";
import { wordFinding } from "#components/error-pages/word-finding.ts";
import { Field } from "#components/forms/field.tsx";
import { Input } from "#components/ui/input.tsx";
import type { PageTextsEdit } from "#lib/error-pages/schemas.ts";

type Props = EditorParts & { onRoute: (route: PageTextsEdit["route"]) => void };

const urlExample = "https://…";

/** Another way to the same goal: its words and its address, or neither. */
export function RouteFields({ studio, place, preview, onRoute }: Props) {
  const t = useTranslations("errorPages.route");
  const route = editOf(studio.content, place).route;
  const inherited = preview.answer?.pages[0]?.inherited.route;
  function change(part: { text?: string; url?: string }) {
    const next = { text: "", url: "", ...route, ...part };
    onRoute(next.text === "" && next.url === "" ? undefined : next);
  }
  return (
    <fieldset className="grid gap-4 sm:grid-cols-2">
      <legend className="mb-1.5 text-ink-2">{t("title")}</legend>
      <Field
        name="route.text"
        label={t("text")}
        error={wordFinding(preview, place, "route").error ?? undefined}
      >
        <Input
          autoComplete="off"
          value={route?.text ?? ""}
          placeholder={inherited?.text ?? t("textExample")}
          onChange={(event) => change({ text: event.currentTarget.value })}
        />
      </Field>
      <Field name="route.url" label={t("url")}>
        <Input
          type="url"
          autoComplete="off"
          value={route?.url ?? ""}
          placeholder={inherited?.url ?? urlExample}
          onChange={(event) => change({ url: event.currentTarget.value })}
        />
      </Field>
    </fieldset>
  );
}
