import type { TextOrigin } from "#lib/error-pages/content-schemas.ts";
import type { Layers } from "#lib/error-pages/layers.ts";
import type { PageKind, PageTextsEdit } from "#lib/error-pages/schemas.ts";

const fields = [
  ...(["heading", "heading_noticed", "heading_fixing", "what"] as const),
  ...(["data", "next", "route", "contacts"] as const),
] satisfies (keyof PageTextsEdit)[];

/** Where each text of a page comes from: an edit at this place, the organisation's, or the built-in words. */
export function originsOf(
  layers: Layers,
  page: { kind: PageKind; language: string },
): Record<string, TextOrigin> {
  const own = layers.own.texts[page.kind]?.[page.language];
  const organisation = layers.organisation.texts[page.kind]?.[page.language];
  const originOf = (field: keyof PageTextsEdit): TextOrigin => {
    if (own?.[field] !== undefined) return "own";
    return organisation?.[field] === undefined ? "built-in" : "organisation";
  };
  return Object.fromEntries(fields.map((field) => [field, originOf(field)]));
}
