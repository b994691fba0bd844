import { z } from "zod";
import type { PageContent } from "#lib/error-pages/content-schemas.ts";
import { PageLook } from "#lib/error-pages/look-schemas.ts";
import { type PreparedLook, prepareLook } from "#lib/error-pages/prepare-look.ts";
import { resolveLook } from "#lib/error-pages/resolve-look.ts";
import { PageKind, PageTextsEdit } from "#lib/error-pages/schemas.ts";
import type { EditedTexts } from "#lib/error-pages/texts.ts";

/** What the organisation has edited, and the service over it. */
export type Layers = { organisation: PageContent; own: PageContent };

export const emptyContent: PageContent = { texts: {}, look: {} };

const languages = z.record(z.string(), PageTextsEdit.catch({})).catch({});
const StoredContent = z
  .object({
    texts: z.partialRecord(PageKind, languages).catch({}),
    look: PageLook.catch({}),
  })
  .catch(emptyContent);

/** Content as it was stored; a part that cannot be read is as if it had not been edited. */
export function readContent(stored: unknown): PageContent {
  return StoredContent.parse(stored);
}

/** The edited texts of both layers, in the shape in which pages resolve them. */
export function textsOf({ organisation, own }: Layers): EditedTexts[] {
  return [...flatten(organisation, false), ...flatten(own, true)];
}

/** The look of a page, of both layers and the theme. */
export function lookOf({ organisation, own }: Layers, also = ""): PreparedLook {
  return prepareLook(resolveLook([organisation.look, own.look]), also);
}

function flatten({ texts }: PageContent, own: boolean): EditedTexts[] {
  return Object.entries(texts).flatMap(([kind, languages]) =>
    Object.entries(languages ?? {}).map(([language, edit]) => ({
      ...{ own, kind, language },
      texts: edit,
    })),
  );
}
