import { useTranslations } from "next-intl";
import {
  prepareCurl,
  prepareOpenTelemetry,
  prepareUrl,
} from "#components/services/prepare-snippets.ts";
import { CodeBlock } from "#components/ui/code-block.tsx";
import type { Service } from "#lib/services/schemas.ts";

type Props = { service: Pick<Service, "name" | "dsn">; mayRead: boolean };

/** How the service sends its errors, with its own key filled in for those who may read it. */
export function IngestSnippets({ service, mayRead }: Props) {
  const t = useTranslations("services.ingestSnippets");
  const dsn = new URL(service.dsn);
  const address = { baseUrl: dsn.origin, key: decodeURIComponent(dsn.username) };
  return (
    <div className="flex flex-col gap-3">
      {mayRead ? null : <p className="text-ink-2">{t("withoutKey")}</p>}
      <CodeBlock label={t("curl")} code={prepareCurl({ ...address, service: service.name })} />
      <CodeBlock label={t("url")} code={prepareUrl(address)} />
      <CodeBlock label={t("dsn")} code={service.dsn} />
      <CodeBlock
        label={t("openTelemetry")}
        code={prepareOpenTelemetry({ ...address, service: service.name })}
      />
    </div>
  );
}
