import { quoteForShell } from "#components/services/prepare-snippets.ts";

type Otlp = { baseUrl: string; key: string; service: string; message: string };

/** A program for Sentry's SDK of Node; other languages differ only in words. */
export function prepareSentry(dsn: string, message: string): string {
  return `// npm install @sentry/node
import * as Sentry from "@sentry/node";

Sentry.init({ dsn: ${JSON.stringify(dsn)} });
Sentry.captureException(new Error(${JSON.stringify(message)}));
await Sentry.flush(2000);`;
}

/** A command that sends one OpenTelemetry log record as JSON, for a POSIX shell. */
export function prepareOtlpCurl({ baseUrl, key, service, message }: Otlp): string {
  const request = {
    resourceLogs: [
      {
        resource: {
          attributes: [{ key: "service.name", value: { stringValue: service } }],
        },
        scopeLogs: [
          {
            logRecords: [
              {
                severityNumber: 17,
                body: { stringValue: message },
              },
            ],
          },
        ],
      },
    ],
  };
  return [
    `curl ${quoteForShell(new URL("/v1/logs", baseUrl).href)}`,
    `-H ${quoteForShell(`Authorization: Bearer ${key}`)}`,
    `-H 'Content-Type: application/json'`,
    `-d ${quoteForShell(JSON.stringify(request))}`,
  ].join(" \\\n  ");
}
