import { cx } from "class-variance-authority";
import { useTranslations } from "next-intl";
import { allowStyles } from "#components/error-pages/allow-styles.ts";
import type { PreviewChoices } from "#components/error-pages/preview-choices.tsx";
import type { PagePreview } from "#lib/error-pages/content-schemas.ts";

type Props = { page: PagePreview; choices: Pick<PreviewChoices, "width" | "scripts"> };

/** A page in a frame without any right: it reaches neither the dashboard nor its cookies, and opens nothing. */
export function PreviewFrame({ page, choices: { width, scripts } }: Props) {
  const t = useTranslations("errorPages");
  return (
    <div className="overflow-x-auto">
      <iframe
        key={`${page.kind} ${page.language} ${scripts}`}
        title={t("preview.frame", {
          kind: t(`kinds.${page.kind}`),
          language: page.language,
          theme: page.theme,
        })}
        sandbox={scripts ? "allow-scripts" : ""}
        srcDoc={allowStyles(page.html)}
        className={cx(
          "h-[min(38rem,70dvh)] rounded-control border border-line bg-surface",
          width === "320" ? "w-80" : "w-full",
        )}
      />
    </div>
  );
}
