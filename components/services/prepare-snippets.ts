/** An example of what services say, in their own language. */
const example = new Error("Failed to connect to database: timeout expired");

type Address = { baseUrl: string; key: string };

/** The address that alone carries the key, for clients that can only be given a URL. */
export function prepareUrl({ baseUrl, key }: Address): string {
  const url = new URL("/api/ingest", baseUrl);
  url.searchParams.set("key", key);
  return url.href;
}

/** A command that sends one record of the service, for a POSIX shell. */
export function prepareCurl({ baseUrl, key, service }: Address & { service: string }): string {
  const record = {
    service_name: service,
    error_code: "DB_CONNECTION_FAILED",
    message: example.message,
  };
  return [
    `curl ${quoteForShell(new URL("/api/ingest", baseUrl).href)}`,
    `-H ${quoteForShell(`Authorization: Bearer ${key}`)}`,
    `-H 'Content-Type: application/json'`,
    `-d ${quoteForShell(JSON.stringify(record))}`,
  ].join(" \\\n  ");
}

/** What OpenTelemetry's SDKs and its collector read from the environment. */
export function prepareOpenTelemetry({
  baseUrl,
  key,
  service,
}: Address & { service: string }): string {
  return [
    `export OTEL_SERVICE_NAME=${quoteForShell(service)}`,
    `export OTEL_EXPORTER_OTLP_ENDPOINT=${quoteForShell(baseUrl)}`,
    `export OTEL_EXPORTER_OTLP_PROTOCOL='http/protobuf'`,
    `export OTEL_EXPORTER_OTLP_HEADERS=${quoteForShell(`authorization=Bearer%20${key}`)}`,
  ].join("\n");
}

/** As a POSIX shell wants it. */
export function quoteForShell(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
