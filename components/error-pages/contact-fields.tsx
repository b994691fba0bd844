"use client";

import { useTranslations } from "next-intl";
import { editOf } from "#components/error-pages/page-edit.ts";
import type { EditorParts } from "#components/error-pages/text-editor.tsx";
import { wordFinding } from "#components/error-pages/word-finding.ts";
import { Field } from "#components/forms/field.tsx";
import { Input } from "#components/ui/input.tsx";
import type { PageTextsEdit } from "#lib/error-pages/schemas.ts";

type Props = EditorParts & { onContacts: (contacts: PageTextsEdit["contacts"]) => void };

const ways = [
  ["email", "email"],
  ["phone", "tel"],
  ["url", "url"],
  ["hours", "text"],
] as const;

/** Who to ask on this page, where it is somebody else than the service's support. */
export function ContactFields({ studio, place, preview, onContacts }: Props) {
  const t = useTranslations("errorPages.contacts");
  const contacts = editOf(studio.content, place).contacts ?? {};
  const error = wordFinding(preview, place, "contacts").error ?? undefined;
  function change(name: string, value: string) {
    const entries = Object.entries({ ...contacts, [name]: value }).filter(([, text]) => text);
    onContacts(entries.length === 0 ? undefined : Object.fromEntries(entries));
  }
  return (
    <details open={Object.keys(contacts).length > 0}>
      <summary className="rounded-control font-medium max-rail:min-h-11">{t("title")}</summary>
      <div className="mt-3 grid gap-4 sm:grid-cols-2">
        {ways.map(([name, type], index) => (
          <Field
            key={name}
            name={name}
            label={t(`ways.${name}`)}
            error={index === 0 ? error : undefined}
          >
            <Input
              type={type}
              autoComplete="off"
              value={contacts[name] ?? ""}
              onChange={(event) => change(name, event.currentTarget.value)}
            />
          </Field>
        ))}
      </div>
    </details>
  );
}
