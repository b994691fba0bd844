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
  const dsn = new URL(service.dsn);
  const address = { baseUrl: dsn.origin, key: decodeURIComponent(dsn.username) };
  return (
    <div className="flex flex-col gap-3">
      {mayRead ? null : (
        <p className="text-ink-2">
          Your role sees the address without its key. An operator can read it here.
        </p>
      )}
      <CodeBlock
        label="curl command that sends an error"
        code={prepareCurl({ ...address, service: service.name })}
      />
      <CodeBlock label="URL that carries the key" code={prepareUrl(address)} />
      <CodeBlock label="DSN, for Sentry SDKs" code={service.dsn} />
      <CodeBlock
        label="environment for OpenTelemetry exporters"
        code={prepareOpenTelemetry({ ...address, service: service.name })}
      />
    </div>
  );
}
