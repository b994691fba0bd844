import { cut } from "#lib/grouping/cut.ts";
import { cleanText } from "#lib/ingest/clean-value.ts";
import { type Attributes, readAttributes } from "#lib/ingest/internal/otlp/any-value.ts";
import { asPlain, asText } from "#lib/ingest/internal/otlp/plain.ts";
import { takeText } from "#lib/ingest/internal/otlp/take-text.ts";
import type { KnownIngestKey } from "#lib/services/find-ingest-key.ts";

/** Where occurrences come from: the resource and scope that they share. */
export type Origin = {
  service: string;
  /** Why the key may not send for this service; null where it may. */
  refusal: string | null;
  environment: string;
  release: string | null;
  host: string | null;
  /** What else the resource and the scope say. */
  resource: Attributes;
  scope: { name?: string; version?: string };
};

/** What SDKs send where nobody named the service; OpenTelemetry's resource conventions fix the word. */
const unknownService = "unknown_service";

/**
 * Reads an OTLP Resource, once for all its scopes. A service that nobody named is the key's own; without one it keeps
 * the SDK's placeholder, because an error under a poor name is worth more than none.
 */
export function readOrigin(resource: unknown, key: KnownIngestKey): Origin {
  const attributes = readAttributes(asPlain(resource).attributes);
  const named = tidyName(takeText(attributes, "service.name"), 100);
  const isUnknown = named === null || /^unknown_service(?::|$)/.test(named);
  const service = (isUnknown && key.service?.name) || named || unknownService;
  const environment = takeText(attributes, "deployment.environment.name", "deployment.environment");
  return {
    service,
    refusal: findRefusal(service, key),
    environment: tidyName(environment, 64) ?? "production",
    release: takeText(attributes, "service.version"),
    host: takeText(attributes, "host.name"),
    resource: attributes,
    scope: {},
  };
}

/** The same origin in one of its instrumentation scopes. */
export function withScope(origin: Origin, sent: unknown): Origin {
  const scope = asPlain(sent);
  const name = asText(scope.name);
  const version = asText(scope.version);
  return { ...origin, scope: { ...(name ? { name } : {}), ...(version ? { version } : {}) } };
}

function findRefusal(service: string, key: KnownIngestKey): string | null {
  if (key.service === null || key.service.name === service) return null;
  return `This key belongs to ${key.service.name}, not to ${service}.`;
}

/** A name as services and environments may have one: no control characters, and so many characters long. */
function tidyName(text: string | null, longest: number): string | null {
  const name = cut(cleanText(text ?? "").replace(/\p{C}+/gu, ""), longest).trim();
  return name === "" ? null : name;
}
