import { prepareCompiled } from "#components/insights/prepare-compiled.ts";
import { prepareOtlpCurl, prepareSentry } from "#components/insights/prepare-standards.ts";
import { prepareCurl, prepareOpenTelemetry } from "#components/services/prepare-snippets.ts";
import type { Words } from "#components/ui/words.ts";

export const snippetLanguages = [
  "curl",
  "Node",
  "Python",
  "Go",
  "Java",
  "PHP",
  "Sentry",
  "OpenTelemetry",
] as const;
type Block = { label: string; code: string };
export type Snippet = {
  language: (typeof snippetLanguages)[number];
  code: string;
  /** What stands before it: a setting, or how it is run. */
  before?: Block;
};
export type FirstError = { baseUrl: string; key: string; service: string; dsn: string };

/** What stands in a snippet until there is a key. */
export const keyPlace = "YOUR_INGEST_KEY";

type ErrorSent = { service_name: string; error_code: string; message: string };

const text = (value: string) => JSON.stringify(value);

/** The same first error in each language, ready to run. */
export function prepareFirstError(t: Words<"insights.snippets">, sender: FirstError): Snippet[] {
  const { key, service } = sender;
  const url = new URL("/api/ingest", sender.baseUrl).href;
  const message = t("message");
  const record = { service_name: service, error_code: "DB_CONNECTION_FAILED", message };
  const compiled = { url, key, body: JSON.stringify(record) };
  return [
    { language: "curl", code: prepareCurl(sender) },
    { language: "Node", code: prepareNode(url, key, record) },
    { language: "Python", code: preparePython(url, key, record) },
    ...prepareCompiled(t, compiled),
    {
      language: "Sentry",
      before: { label: t("dsn"), code: sender.dsn },
      code: prepareSentry(sender.dsn, message),
    },
    {
      language: "OpenTelemetry",
      before: {
        label: t("exporter"),
        code: prepareOpenTelemetry(sender),
      },
      code: prepareOtlpCurl({ ...sender, message }),
    },
  ];
}

function prepareNode(url: string, key: string, record: ErrorSent): string {
  return `await fetch(${text(url)}, {
  method: "POST",
  headers: {
    authorization: ${text(`Bearer ${key}`)},
    "content-type": "application/json",
  },
  body: JSON.stringify({
    service_name: ${text(record.service_name)},
    error_code: ${text(record.error_code)},
    message: ${text(record.message)},
    stack_trace: new Error("timeout expired").stack,
  }),
});`;
}

function preparePython(url: string, key: string, record: ErrorSent): string {
  const members = Object.entries(record).map(([name, value]) => `    "${name}": ${text(value)},`);
  return `import json
import urllib.request

record = {
${members.join("\n")}
}
request = urllib.request.Request(
    ${text(url)},
    data=json.dumps(record).encode(),
    headers={
        "Authorization": ${text(`Bearer ${key}`)},
        "Content-Type": "application/json",
    },
)
print(urllib.request.urlopen(request, timeout=5).read().decode())`;
}
