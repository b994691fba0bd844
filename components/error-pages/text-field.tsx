"use client";

import { useTranslations } from "next-intl";
import { editOf, type PagePlace } from "#components/error-pages/page-edit.ts";
import type { EditorParts } from "#components/error-pages/text-editor.tsx";
import { wordFinding } from "#components/error-pages/word-finding.ts";
import { Field } from "#components/forms/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import type { Words } from "#components/ui/words.ts";

type Name = "heading" | "heading_noticed" | "heading_fixing" | "what" | "data" | "next";
type Props = EditorParts & {
  name: Name;
  label: string;
  hint?: string;
  long?: boolean;
  /** Nothing: the text is inherited again. */
  onText: (text?: string) => void;
};

/** One text with what it inherits as placeholder, where that comes from, and what the wording rules say. */
export function TextField({ studio, place, preview, name, label, hint, long, onText }: Props) {
  const t = useTranslations("errorPages.texts");
  const page = preview.answer?.pages[0];
  const value = toText(editOf(studio.content, place)[name]);
  const origin =
    page && isOf(page, place) && value === "" ? sayOrigin(t, page.origins[name]) : null;
  const { error, warning } = wordFinding(preview, place, name);
  const control = {
    value,
    lang: place.language,
    dir: "auto",
    placeholder: toText(page?.inherited[name]),
    onChange: (event: { currentTarget: { value: string } }) =>
      onText(event.currentTarget.value === "" ? undefined : event.currentTarget.value),
  };
  return (
    <Field
      name={name}
      label={label}
      hint={[warning, hint, origin].filter(Boolean).join(" ")}
      error={error ?? undefined}
    >
      {long ? <Textarea rows={3} {...control} /> : <Input autoComplete="off" {...control} />}
    </Field>
  );
}

function sayOrigin(t: Words<"errorPages.texts">, origin: string | undefined): string | null {
  if (origin === "organisation") return t("inherited");
  return origin === "built-in" ? t("builtIn") : null;
}

function isOf(page: PagePlace, place: PagePlace): boolean {
  return page.kind === place.kind && page.language === place.language;
}

function toText(value: string | string[] | undefined): string {
  return Array.isArray(value) ? value.join("\n") : (value ?? "");
}
