import { createTranslator, type Messages, type NamespaceKeys, type NestedKeyOf } from "next-intl";
import { catalogues } from "#app/messages/catalogues.ts";
import type { Language } from "#lib/format/reader-language.ts";

/** The words that components get by `useTranslations(name)`, for functions that are given them. */
export function wordsOf<Name extends NamespaceKeys<Messages, NestedKeyOf<Messages>>>(
  namespace: Name,
  locale: Language = "en",
) {
  return createTranslator<Messages, Name>({ locale, messages: catalogues[locale], namespace });
}
