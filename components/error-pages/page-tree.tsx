"use client";

import { cx } from "class-variance-authority";
import { useTranslations } from "next-intl";
import { editOf, type PagePlace } from "#components/error-pages/page-edit.ts";
import { Badge } from "#components/ui/badge.tsx";
import type { PageContent } from "#lib/error-pages/content-schemas.ts";
import { type PageKind, pageKinds } from "#lib/error-pages/schemas.ts";

type Props = {
  content: PageContent;
  /** Null where the organisation's own pages are edited. */
  organisation: PageContent | null;
  place: PagePlace;
  onPick: (kind: PageKind) => void;
};

/** Every kind of page, and whether its texts in this language are edited here, inherited, or built in. */
export function PageTree({ content, organisation, place, onPick }: Props) {
  const t = useTranslations("errorPages");
  const stateOf = (kind: PageKind) => {
    const one = { kind, language: place.language };
    if (Object.keys(editOf(content, one)).length > 0) return "edited";
    const inherited = organisation && Object.keys(editOf(organisation, one)).length > 0;
    return inherited ? "organisation" : null;
  };
  return (
    <ul aria-label={t("tree.label")} className="grid grid-cols-2 gap-1 sm:grid-cols-3">
      {pageKinds.map((kind) => {
        const state = stateOf(kind);
        return (
          <li key={kind}>
            <button
              type="button"
              aria-current={kind === place.kind ? "true" : undefined}
              onClick={() => onPick(kind)}
              className={cx(
                "flex min-h-8.5 w-full flex-wrap items-center gap-x-1.5 rounded-control border px-2 py-1 text-left hover:bg-raised max-rail:min-h-11",
                kind === place.kind ? "border-accent bg-accent-wash" : "border-transparent",
              )}
            >
              {t(`kinds.${kind}`)}
              {state ? <Badge>{t(`tree.${state}`)}</Badge> : null}
            </button>
          </li>
        );
      })}
    </ul>
  );
}
