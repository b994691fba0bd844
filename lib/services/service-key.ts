import { environment } from "#lib/platform/env.ts";
import { generateSecret, hashSecret, hintOf, seal, unseal } from "#lib/platform/secrets.ts";

const place = (serviceId: number) => `services:${serviceId}:key`;

/** The columns of a service's own ingest key; sealed besides its hash, because the service's page shows it. */
export function prepareServiceKey(serviceId: number) {
  const secret = generateSecret("pmk");
  return {
    name: "own key",
    service_id: serviceId,
    key_hash: hashSecret(secret),
    hint: hintOf(secret),
    sealed: seal(secret, place(serviceId)),
  };
}

/** The secret of a service's own key. */
export function openServiceKey(serviceId: number, sealed: string): string {
  return unseal(sealed, place(serviceId));
}

/** The DSN that Sentry SDKs take: `<scheme>://<key>@<host>/<numeric service id>`. */
export function formatDsn(serviceId: number, secret: string): string {
  const url = new URL(environment().BASE_URL);
  url.username = secret;
  url.pathname = String(serviceId);
  return url.href;
}
