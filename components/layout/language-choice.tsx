"use client";

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { RadioChoice } from "#components/layout/radio-choice.tsx";
import { rememberChoice } from "#components/layout/reader-choice.ts";
import { nameLanguage } from "#lib/format/name-language.ts";
import { languageCookie, languages } from "#lib/format/reader-language.ts";

/** Each language is called as its readers call it. */
export function LanguageChoice() {
  const router = useRouter();
  const [chosen, setChosen] = useState(useLocale());
  const t = useTranslations("layout.appearance");
  return (
    <RadioChoice
      name="language"
      label={t("language")}
      options={languages.map((value) => ({ value, label: nameLanguage(value, value) }))}
      value={chosen}
      onChoose={(language) => {
        setChosen(language);
        rememberChoice(languageCookie, language);
        router.refresh();
      }}
    />
  );
}
