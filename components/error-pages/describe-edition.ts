import type { Words } from "#components/ui/words.ts";
import type { PageEditionSummary } from "#lib/error-pages/content-schemas.ts";

/** What is edited of the pages of a service, in a line. */
export function describeEdition(
  t: Words<"errorPages">,
  edition: PageEditionSummary | undefined,
): string {
  if (!edition) return t("edition.shared");
  const { edited, theme, draft } = edition;
  const parts = [
    edited > 0 ? t("edition.edited", { edited: String(edited) }) : null,
    theme ? t("edition.theme", { theme: t(`themes.${theme}.name`) }) : null,
    draft ? t("edition.draft") : null,
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(", ") : t("edition.shared");
}
