"use client";

import { useTranslations } from "next-intl";
import { ContactFields } from "#components/error-pages/contact-fields.tsx";
import { editOf, type PagePlace, withText } from "#components/error-pages/page-edit.ts";
import { RouteFields } from "#components/error-pages/route-fields.tsx";
import { TextField } from "#components/error-pages/text-field.tsx";
import type { Preview } from "#components/error-pages/use-preview.ts";
import type { Studio } from "#components/error-pages/use-studio.ts";
import { Panel } from "#components/ui/panel.tsx";
import type { PageTextsEdit } from "#lib/error-pages/schemas.ts";

export type EditorParts = { studio: Studio; place: PagePlace; preview: Preview; mayEdit: boolean };

const liveFields = ["heading_noticed", "heading_fixing"] as const;

/** The texts of one page; what is empty is inherited, and shown as it is. */
export function TextEditor(parts: EditorParts) {
  const t = useTranslations("errorPages.texts");
  const kinds = useTranslations("errorPages.kinds");
  const { studio, place, preview } = parts;
  const inherited = preview.answer?.pages[0]?.inherited;
  const edit = editOf(studio.content, place);
  const change = <Name extends keyof PageTextsEdit>(name: Name, value?: PageTextsEdit[Name]) =>
    studio.change(withText(studio.content, place, name, value));
  const live = liveFields.filter((name) => inherited?.[name] || edit[name]);
  return (
    <Panel title={kinds(place.kind)} note={t("note")}>
      <fieldset disabled={!parts.mayEdit} className="flex flex-col gap-4">
        <legend className="sr-only">{t("legend")}</legend>
        <TextField
          {...parts}
          name="heading"
          label={t("labels.heading")}
          onText={(text) => change("heading", text)}
        />
        {live.map((name) => (
          <TextField
            key={name}
            {...{ ...parts, name, label: t(`labels.${name}`) }}
            onText={(text) => change(name, text)}
          />
        ))}
        <TextField
          {...parts}
          name="what"
          label={t("labels.what")}
          long
          onText={(text) => change("what", text)}
        />
        <TextField
          {...{ ...parts, name: "data", label: t("labels.data"), long: true }}
          onText={(text) => change("data", text)}
        />
        <TextField
          {...{ ...parts, name: "next", label: t("labels.next"), long: true }}
          hint={t("nextHint")}
          onText={(text) => change("next", text?.split("\n"))}
        />
        <RouteFields {...parts} onRoute={(route) => change("route", route)} />
        <ContactFields {...parts} onContacts={(contacts) => change("contacts", contacts)} />
      </fieldset>
    </Panel>
  );
}
