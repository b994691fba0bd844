"use client";

import { useState } from "react";
import { Field } from "#components/forms/field.tsx";
import { Select } from "#components/ui/select.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { nameLanguage } from "#lib/format/name-language.ts";
import { type Language, languages } from "#lib/services/language-schemas.ts";

export type Messages = Partial<Record<Language, string>>;

/** What visitors read meanwhile, one language at a time; each is a field of the form, whichever is seen. */
export function MessageFields({ messages = {} }: { messages?: Messages }) {
  const [language, setLanguage] = useState<Language>("en");
  return (
    <>
      <Field name="language" label="Language of the message">
        <Select
          className="w-full"
          value={language}
          onChange={(event) =>
            setLanguage(languages.find((one) => one === event.currentTarget.value) ?? "en")
          }
        >
          {languages.map((one) => (
            <option key={one} value={one}>
              {nameLanguage(one)}
              {messages[one] ? " (written)" : ""}
            </option>
          ))}
        </Select>
      </Field>
      {languages.map((one) => (
        <div key={one} hidden={one !== language}>
          <Field
            name={`messages.${one}`}
            label={`Message for visitors in ${nameLanguage(one)}`}
            hint="Left empty, the built-in words stand there. The end is always told."
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
