"use client";

import { ContactFields } from "#components/error-pages/contact-fields.tsx";
import { kindWords } from "#components/error-pages/kind-words.ts";
import { editOf, type PagePlace, withText } from "#components/error-pages/page-edit.ts";
import { RouteFields } from "#components/error-pages/route-fields.tsx";
import { TextField } from "#components/error-pages/text-field.tsx";
import type { Preview } from "#components/error-pages/use-preview.ts";
import type { Studio } from "#components/error-pages/use-studio.ts";
import { Panel } from "#components/ui/panel.tsx";
import type { PageTextsEdit } from "#lib/error-pages/schemas.ts";

export type EditorParts = { studio: Studio; place: PagePlace; preview: Preview; mayEdit: boolean };

const liveFields = [
  ["heading_noticed", "Heading while the trouble is known"],
  ["heading_fixing", "Heading while it is being fixed"],
] as const;

/** The texts of one page; what is empty is inherited, and shown as it is. */
export function TextEditor(parts: EditorParts) {
  const { studio, place, preview } = parts;
  const inherited = preview.answer?.pages[0]?.inherited;
  const edit = editOf(studio.content, place);
  const change = <Name extends keyof PageTextsEdit>(name: Name, value?: PageTextsEdit[Name]) =>
    studio.change(withText(studio.content, place, name, value));
  const live = liveFields.filter(([name]) => inherited?.[name] || edit[name]);
  return (
    <Panel title={kindWords[place.kind]} note="What you leave empty stays as it is shown in grey.">
      <fieldset disabled={!parts.mayEdit} className="flex flex-col gap-4">
        <legend className="sr-only">Texts of the page</legend>
        <TextField
          {...parts}
          name="heading"
          label="Heading"
          onText={(text) => change("heading", text)}
        />
        {live.map(([name, label]) => (
          <TextField
            key={name}
            {...{ ...parts, name, label }}
            onText={(text) => change(name, text)}
          />
        ))}
        <TextField
          {...parts}
          name="what"
          label="What happened"
          long
          onText={(text) => change("what", text)}
        />
        <TextField
          {...{ ...parts, name: "data", label: "What about their data", long: true }}
          onText={(text) => change("data", text)}
        />
        <TextField
          {...{ ...parts, name: "next", label: "What they can do", long: true }}
          hint="One step on each line, four at most."
          onText={(text) => change("next", text?.split("\n"))}
        />
        <RouteFields {...parts} onRoute={(route) => change("route", route)} />
        <ContactFields {...parts} onContacts={(contacts) => change("contacts", contacts)} />
      </fieldset>
    </Panel>
  );
}
