import type { Messages, NamespaceKeys, NestedKeyOf, useTranslations } from "next-intl";

/** What `useTranslations(name)` and `getTranslations(name)` answer: for plain functions that are given the words. */
export type Words<Name extends NamespaceKeys<Messages, NestedKeyOf<Messages>>> = ReturnType<
  typeof useTranslations<Name>
>;
