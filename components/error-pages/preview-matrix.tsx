"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { type MatrixColumn, MatrixRow } from "#components/error-pages/matrix-row.tsx";
import type { PreviewChoices } from "#components/error-pages/preview-choices.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { Select } from "#components/ui/select.tsx";
import type { Words } from "#components/ui/words.ts";
import type { PageContent, PageLanguage } from "#lib/error-pages/content-schemas.ts";
import { PageTheme, pageThemes } from "#lib/error-pages/look-schemas.ts";
import { pageKinds } from "#lib/error-pages/schemas.ts";

type Props = {
  service: string | null;
  content: PageContent;
  languages: PageLanguage[];
  asked: PreviewChoices["asked"];
};

/** Every kind of page beside each other, in each language or in each theme. */
export function PreviewMatrix({ service, content, languages, asked }: Props) {
  const t = useTranslations("errorPages");
  const [language, setLanguage] = useState("all");
  const [theme, setTheme] = useState("own");
  const columns = prepareColumns(t, { languages, language, theme });
  return (
    <Panel title={t("matrix.title")} note={t("matrix.note")}>
      <div className="mb-3 flex flex-wrap gap-2.5">
        <Select
          aria-label={t("matrix.languages")}
          value={language}
          onChange={(event) => setLanguage(event.currentTarget.value)}
        >
          <option value="all">{t("matrix.allLanguages")}</option>
          {languages.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </Select>
        <Select
          aria-label={t("matrix.themes")}
          value={theme}
          onChange={(event) => setTheme(event.currentTarget.value)}
        >
          <option value="own">{t("matrix.ownTheme")}</option>
          <option value="all">{t("matrix.allThemes")}</option>
          {pageThemes.map((one) => (
            <option key={one} value={one}>
              {t(`themes.${one}.name`)}
            </option>
          ))}
        </Select>
      </div>
      <section aria-label={t("matrix.byKind")} className="flex flex-col gap-4">
        {pageKinds.map((kind) => (
          <MatrixRow key={kind} {...{ service, content, kind, columns, asked }} />
        ))}
      </section>
    </Panel>
  );
}

const mostColumns = 40;

type Wanted = { languages: PageLanguage[]; language: string; theme: string };

function prepareColumns(
  t: Words<"errorPages">,
  { languages, language, theme }: Wanted,
): MatrixColumn[] {
  const chosen = languages.filter(({ code }) => language === "all" || code === language);
  const one = PageTheme.safeParse(theme).data;
  const themes = theme === "all" ? pageThemes : [one];
  const columns = chosen.flatMap(({ code, name }) =>
    themes.map((each) => ({
      language: code,
      ...(each ? { theme: each } : {}),
      title: [chosen.length > 1 || !each ? name : null, each ? t(`themes.${each}.name`) : null]
        .filter(Boolean)
        .join(" · "),
    })),
  );
  return columns.slice(0, mostColumns);
}
