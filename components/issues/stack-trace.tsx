import { useTranslations } from "next-intl";
import { StackErrors } from "#components/issues/stack-errors.tsx";
import { writeStackMarkdown, writeStackText } from "#components/issues/stack-text.ts";
import { CopyButton } from "#components/ui/copy-button.tsx";
import type { Stack } from "#lib/issues/stack-schemas.ts";

type Props = {
  /** As it came. */
  text: string;
  /** Its calls, where they could be read. */
  stack?: Stack | null;
};

/** A stack: the service's own calls first of all, those of libraries on wish, and all of it as it came. */
export function StackTrace({ text, stack = null }: Props) {
  const t = useTranslations("issues.stack");
  return (
    <section aria-label={t("title")} className="rounded-card border border-line bg-raised">
      <div className="flex flex-wrap items-center gap-2 border-b border-line py-1.5 pr-2 pl-3.5 text-sm text-ink-2">
        <h3 className="mr-auto text-sm font-normal">{t("title")}</h3>
        {stack ? (
          <CopyButton label={t("copyMarkdown")} text={writeStackMarkdown(t, stack)} />
        ) : null}
        <CopyButton {...(stack ? { label: t("copyText") } : {})} text={writeStackText(text)} />
      </div>
      {stack ? (
        <>
          <StackErrors stack={stack} />
          <details className="border-t border-line">
            <summary className="px-3.5 py-2 text-sm text-ink-2 hover:text-ink max-rail:min-h-11 max-rail:py-3">
              {t("raw")}
            </summary>
            <RawStack text={text} />
          </details>
        </>
      ) : (
        <RawStack text={text} />
      )}
    </section>
  );
}

/** Wrapped: what matters is often at the end of a long line. */
function RawStack({ text }: { text: string }) {
  return (
    <pre className="px-3.5 py-3 font-mono text-sm leading-relaxed wrap-anywhere whitespace-pre-wrap">
      {text}
    </pre>
  );
}
