"use client";

import { useTranslations } from "next-intl";
import type { PagePlace } from "#components/error-pages/page-edit.ts";
import { PageTree } from "#components/error-pages/page-tree.tsx";
import type { Studio } from "#components/error-pages/use-studio.ts";
import { Field } from "#components/forms/field.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { Select } from "#components/ui/select.tsx";
import type { PageLanguage } from "#lib/error-pages/content-schemas.ts";
import { Language } from "#lib/services/language-schemas.ts";

type Props = {
  studio: Studio;
  place: PagePlace;
  languages: PageLanguage[];
  onPick: (place: PagePlace) => void;
};

/** Which page is edited: its language, and its kind in the tree. */
export function PagePicker({ studio, place, languages, onPick }: Props) {
  const t = useTranslations("errorPages.picker");
  const language = languages.find(({ code }) => code === place.language);
  return (
    <Panel title={t("title")}>
      <div className="flex flex-col gap-3">
        <Field
          name="language"
          label={t("language")}
          hint={language?.reviewed === false ? t("languageHint") : undefined}
        >
          <Select
            value={place.language}
            onChange={(event) =>
              onPick({ ...place, language: Language.parse(event.currentTarget.value) })
            }
          >
            {languages.map(({ code, name, reviewed }) => (
              <option key={code} value={code}>
                {reviewed ? name : t("notReviewed", { name })}
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
