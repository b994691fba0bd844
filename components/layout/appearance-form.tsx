"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { HomeZoneField } from "#components/layout/home-zone-field.tsx";
import { LanguageChoice } from "#components/layout/language-choice.tsx";
import { RadioChoice } from "#components/layout/radio-choice.tsx";
import { chooseTheme, rememberChoice } from "#components/layout/reader-choice.ts";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { type Density, densities, densityCookie, singleKeysCookie } from "#lib/format/reader.ts";
import { type Theme, themes } from "#lib/format/theme.ts";

type Props = { theme: Theme; density: Density; singleKeys: boolean; home: string | null };

/** How the reader wants things shown; each choice counts at once and is kept by a cookie. */
export function AppearanceForm({ home, ...begun }: Props) {
  const t = useTranslations("layout.appearance");

  const router = useRouter();
  const [chosen, setChosen] = useState(begun);
  function keep(name: string, value: string) {
    rememberChoice(name, value);
    router.refresh();
  }
  return (
    <>
      <Panel title={t("language")} note={t("languageNote")}>
        <LanguageChoice />
      </Panel>
      <Panel title={t("theme")}>
        <RadioChoice
          name="theme"
          label={t("theme")}
          options={themes.map((value) => ({ value, label: t(`themes.${value}`) }))}
          value={chosen.theme}
          onChoose={(theme) => {
            setChosen({ ...chosen, theme });
            chooseTheme(theme);
          }}
        />
      </Panel>
      <Panel title={t("times")} note={t("timesNote")}>
        <HomeZoneField home={home} />
      </Panel>
      <Panel title={t("tables")}>
        <RadioChoice
          name="density"
          label={t("rows")}
          options={densities.map((value) => ({ value, label: t(`densities.${value}`) }))}
          value={chosen.density}
          onChoose={(density) => {
            setChosen({ ...chosen, density });
            keep(densityCookie, density);
          }}
        />
      </Panel>
      <Panel title={t("singleKeys")} note={t("singleKeysNote")}>
        <Checkbox
          checked={chosen.singleKeys}
          onChange={({ target: { checked } }) => {
            setChosen({ ...chosen, singleKeys: checked });
            keep(singleKeysCookie, checked ? "on" : "off");
          }}
        >
          {t("singleKeysOn")}
        </Checkbox>
      </Panel>
    </>
  );
}
