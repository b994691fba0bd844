"use client";

import { cx } from "class-variance-authority";
import { useTranslations } from "next-intl";
import { withToken } from "#components/error-pages/page-edit.ts";
import { PreviewThumbnail } from "#components/error-pages/preview-thumbnail.tsx";
import type { EditorParts } from "#components/error-pages/text-editor.tsx";
import { usePreview } from "#components/error-pages/use-preview.ts";
import { Button } from "#components/ui/button.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { pageThemes } from "#lib/error-pages/look-schemas.ts";

/** The themes as pictures: the page itself in each of them, with the colours that are chosen. */
export function ThemeChoice({ studio, place, preview }: EditorParts) {
  const t = useTranslations("errorPages");
  const { content, tidy, edition } = studio;
  const pages = pageThemes.map((theme) => ({ ...place, theme }));
  const plain = {
    mode: "light",
    direction: "language",
    forced_colors: false,
    state: "fine",
  } as const;
  const { answer } = usePreview({ service: edition.service, content: tidy, pages, ...plain });
  const inForce = content.look.theme ?? preview.answer?.pages[0]?.theme;
  return (
    <Panel
      title={t("theme.title")}
      aside={
        <Button
          size="small"
          disabled={content.look.theme === undefined}
          onClick={() => studio.change(withToken(content, "theme", undefined))}
        >
          {t("theme.inherit")}
        </Button>
      }
    >
      <div role="radiogroup" aria-label={t("theme.title")} className="flex flex-wrap gap-3">
        {pageThemes.map((theme, index) => (
          <label
            key={theme}
            className={cx(
              "relative flex flex-col rounded-card border-2 p-1.5 has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent",
              theme === inForce ? "border-accent" : "border-transparent",
            )}
          >
            <PreviewThumbnail
              wide
              page={answer?.pages[index]}
              title={t("theme.picture", { theme: t(`themes.${theme}.name`) })}
            />
            <span className="mt-1.5 flex items-center gap-1.5 font-medium">
              <input
                type="radio"
                name="theme"
                value={theme}
                checked={theme === inForce}
                onChange={() => studio.change(withToken(content, "theme", theme))}
                className="accent-accent"
              />
              {t(`themes.${theme}.name`)}
            </span>
            <span className="max-w-36 text-sm text-ink-2">{t(`themes.${theme}.mood`)}</span>
          </label>
        ))}
      </div>
    </Panel>
  );
}
