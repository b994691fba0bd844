"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import type { PreviewChoices } from "#components/error-pages/preview-choices.tsx";
import { PreviewThumbnail } from "#components/error-pages/preview-thumbnail.tsx";
import { usePreview } from "#components/error-pages/use-preview.ts";
import { ScrollRegion } from "#components/ui/scroll-region.tsx";
import type { PageContent } from "#lib/error-pages/content-schemas.ts";
import type { PageTheme } from "#lib/error-pages/look-schemas.ts";
import type { PageKind } from "#lib/error-pages/schemas.ts";
import type { Language } from "#lib/services/language-schemas.ts";

export type MatrixColumn = { language: Language; theme?: PageTheme; title: string };
type Props = {
  service: string | null;
  content: PageContent;
  kind: PageKind;
  columns: MatrixColumn[];
  asked: PreviewChoices["asked"];
};

/** One kind of page in all columns; rendered when it is scrolled to. */
export function MatrixRow({ service, content, kind, columns, asked }: Props) {
  const t = useTranslations("errorPages");
  const { row, seen } = useSeen();
  const pages = columns.map(({ language, theme }) => ({
    ...{ kind, language },
    ...(theme ? { theme } : {}),
  }));
  const { answer } = usePreview(seen ? { service, content, pages, ...asked } : null);
  return (
    <div ref={row}>
      <h3 className="mb-1.5">{t(`kinds.${kind}`)}</h3>
      <ScrollRegion
        label={t("matrix.pagesOf", { kind: t(`kinds.${kind}`) })}
        className="overflow-x-auto pb-1.5"
      >
        <ul className="flex gap-3">
          {columns.map(({ title }, index) => (
            <li key={title}>
              <PreviewThumbnail
                page={answer?.pages[index]}
                title={t("matrix.page", { kind: t(`kinds.${kind}`), title })}
              />
              <p className="mt-1 text-sm text-ink-2">{title}</p>
            </li>
          ))}
        </ul>
      </ScrollRegion>
    </div>
  );
}

/** Whether the row has come into sight. */
function useSeen() {
  const row = useRef<HTMLDivElement>(null);
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    const { current } = row;
    if (!current) return;
    const observer = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) setSeen(true);
    });
    observer.observe(current);
    return () => observer.disconnect();
  }, []);
  return { row, seen };
}
