"use client";

import type { PagePlace } from "#components/error-pages/page-edit.ts";
import { PageTree } from "#components/error-pages/page-tree.tsx";
import type { Studio } from "#components/error-pages/use-studio.ts";
import { Field } from "#components/forms/field.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { Select } from "#components/ui/select.tsx";
import type { PageLanguage } from "#lib/error-pages/content-schemas.ts";

type Props = {
  studio: Studio;
  place: PagePlace;
  languages: PageLanguage[];
  onPick: (place: PagePlace) => void;
};

/** Which page is edited: its language, and its kind in the tree. */
export function PagePicker({ studio, place, languages, onPick }: Props) {
  const language = languages.find(({ code }) => code === place.language);
  return (
    <Panel title="Page">
      <div className="flex flex-col gap-3">
        <Field
          name="language"
          label="Language"
          hint={
            language?.reviewed === false
              ? "Nobody who speaks it has looked over the built-in texts yet."
              : undefined
          }
        >
          <Select
            value={place.language}
            onChange={(event) => onPick({ ...place, language: event.currentTarget.value })}
          >
            {languages.map(({ code, name, reviewed }) => (
              <option key={code} value={code}>
                {reviewed ? name : `${name} (not reviewed)`}
              </option>
            ))}
          </Select>
        </Field>
        <PageTree
          content={studio.content}
          organisation={studio.edition.service === null ? null : studio.edition.organisation}
          place={place}
          onPick={(kind) => onPick({ ...place, kind })}
        />
      </div>
    </Panel>
  );
}
