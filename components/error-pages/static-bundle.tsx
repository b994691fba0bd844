import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";
import { CodeBlock } from "#components/ui/code-block.tsx";
import { Panel } from "#components/ui/panel.tsx";

/** The pages as files, for when Paramedic itself does not answer; how to keep them as they are here. */
export function StaticBundle() {
  const t = useTranslations("errorPages.bundle");
  return (
    <Panel
      title={t("title")}
      note={t("note")}
      aside={
        <Button asChild>
          <a href="/api/v1/error-pages/bundle.zip" download>
            <Download aria-hidden />
            {t("download")}
          </a>
        </Button>
      }
    >
      <details>
        <summary className="cursor-pointer text-ink-2">{t("command")}</summary>
        <div className="mt-3 flex flex-col gap-3">
          <CodeBlock
            label={t("export")}
            code="npm run error-pages:export -- --out /var/lib/paramedic-pages"
          />
          <CodeBlock
            label={t("check")}
            code="npm run error-pages:check -- --dir /var/lib/paramedic-pages"
          />
        </div>
      </details>
    </Panel>
  );
}
