import { themeWords } from "#components/error-pages/theme-words.ts";
import type { PageEditionSummary } from "#lib/error-pages/content-schemas.ts";

/** What is edited of the pages of a service, in a line. */
export function describeEdition(edition: PageEditionSummary | undefined): string {
  if (!edition) return "as all services";
  const { edited, theme, draft } = edition;
  const parts = [
    edited > 0 ? `${edited} edited` : null,
    theme ? `theme ${themeWords[theme].name}` : null,
    draft ? "a draft is not published" : null,
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(", ") : "as all services";
}
