"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Field } from "#components/forms/field.tsx";
import { Select } from "#components/ui/select.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { nameLanguage } from "#lib/format/name-language.ts";
import { type Language, languages } from "#lib/services/language-schemas.ts";

export type Messages = Partial<Record<Language, string>>;

/** What visitors read meanwhile, one language at a time; each is a field of the form, whichever is seen. */
export function MessageFields({ messages = {} }: { messages?: Messages }) {
  const t = useTranslations("recovery.messageFields");
  const reader = useLocale();
  const [language, setLanguage] = useState<Language>("en");
  return (
    <>
      <Field name="language" label={t("language")}>
        <Select
          className="w-full"
          value={language}
          onChange={(event) =>
            setLanguage(languages.find((one) => one === event.currentTarget.value) ?? "en")
          }
        >
          {languages.map((one) => (
            <option key={one} value={one}>
              {messages[one]
                ? t("written", { language: nameLanguage(one, reader) })
                : nameLanguage(one, reader)}
            </option>
          ))}
        </Select>
      </Field>
      {languages.map((one) => (
        <div key={one} hidden={one !== language}>
          <Field
            name={`messages.${one}`}
            label={t("label", { language: nameLanguage(one, reader) })}
            hint={t("hint")}
          >
            <Textarea rows={3} maxLength={400} lang={one} dir="auto" defaultValue={messages[one]} />
          </Field>
        </div>
      ))}
    </>
  );
}

/** The messages that a form holds; empty ones are left out. */
export function readMessages(values: FormData): Messages {
  return Object.fromEntries(
    languages
      .map((language) => [language, String(values.get(`messages.${language}`) ?? "").trim()])
      .filter(([, text]) => text),
  );
}
