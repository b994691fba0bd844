import { useTranslations } from "next-intl";
import { describePath } from "#components/error-pages/describe-path.ts";
import type { ContentChange } from "#lib/error-pages/content-schemas.ts";

const longest = 200;

/** What differs, value by value: what was there, then what is there now. */
export function ContentChanges({ changes }: { changes: ContentChange[] }) {
  const t = useTranslations("errorPages");
  if (changes.length === 0) return <p className="text-ink-2">{t("changes.none")}</p>;
  return (
    <dl className="flex max-h-80 flex-col gap-2.5 overflow-y-auto">
      {changes.map(({ path, before, after }) => (
        <div key={path} className="wrap-anywhere">
          <dt className="text-sm text-ink-2">{describePath(t, path)}</dt>
          <dd>
            {before === null ? null : (
              <del className="block border-l-2 border-bad pl-2 text-ink-2 no-underline">
                <span className="sr-only">{t("changes.before")} </span>
                {shorten(before)}
              </del>
            )}
            <ins className="block border-l-2 border-good pl-2 no-underline">
              <span className="sr-only">{t("changes.now")} </span>
              {after === null ? t("changes.inherited") : shorten(after) || t("changes.nothing")}
            </ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function shorten(text: string): string {
  return text.length > longest ? `${text.slice(0, longest)} …` : text;
}
