import { PageContent } from "#lib/error-pages/content-schemas.ts";
import type { ColorMode, ColorToken, PageLook } from "#lib/error-pages/look-schemas.ts";
import type { PageKind, PageTextsEdit } from "#lib/error-pages/schemas.ts";

export type PagePlace = { kind: PageKind; language: string };

/** The texts of a page that are edited at this place. */
export function editOf({ texts }: PageContent, { kind, language }: PagePlace): PageTextsEdit {
  return texts[kind]?.[language] ?? {};
}

/** The content with one text changed; undefined takes the edit away, so that it is inherited again. */
export function withText<Field extends keyof PageTextsEdit>(
  content: PageContent,
  place: PagePlace,
  field: Field,
  value: PageTextsEdit[Field] | undefined,
): PageContent {
  const edit = withValue(editOf(content, place), field, value);
  const languages = withValue(
    content.texts[place.kind] ?? {},
    place.language,
    isEmpty(edit) ? undefined : edit,
  );
  const kept = isEmpty(languages) ? undefined : languages;
  return { ...content, texts: withValue(content.texts, place.kind, kept) };
}

/** The content with one token of its look changed; undefined inherits it. */
export function withToken<Token extends keyof PageLook>(
  content: PageContent,
  token: Token,
  value: PageLook[Token] | undefined,
): PageContent {
  return { ...content, look: withValue(content.look, token, value) };
}

export function withColor(
  content: PageContent,
  { mode, token }: { mode: ColorMode; token: ColorToken },
  value: string | undefined,
): PageContent {
  const colors = withValue(content.look[mode] ?? {}, token, value);
  return withToken(content, mode, isEmpty(colors) ? undefined : colors);
}

const alwaysThere = ["", "texts", "look"];

/** The content as it is sent: without empty lines among the steps, and without what is left empty by that. */
export function tidyContent(content: PageContent): PageContent {
  const parts = JSON.parse(JSON.stringify(content), (name, value: unknown) => {
    if (name === "next" && Array.isArray(value)) {
      const steps = value.filter((step) => String(step).trim() !== "");
      return steps.length > 0 ? steps : undefined;
    }
    const left = alwaysThere.includes(name) || typeof value !== "object" || !value;
    return left || !isEmpty(value) ? value : undefined;
  });
  return PageContent.safeParse(parts).data ?? parts;
}

/** Whether both say the same, whatever the order in which it was typed. */
export function isSameContent(one: PageContent, other: PageContent): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

function withValue<T extends object, Key extends keyof T>(
  whole: T,
  key: Key,
  value: T[Key] | undefined,
): T {
  const { [key]: _old, ...rest } = whole;
  return (value === undefined ? rest : { ...rest, [key]: value }) as T;
}

function isEmpty(value: object): boolean {
  return Object.keys(value).length === 0;
}

function sorted(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([key, part]) => [key, sorted(part)]));
}
