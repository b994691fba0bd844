import { createHash } from "node:crypto";
import { folderOf } from "#lib/error-pages/bundle-folder.ts";
import { listStaticWaits } from "#lib/error-pages/static-pages.ts";
import { type Language, languages } from "#lib/services/language-schemas.ts";

/** What has its pages put in place. */
export type SetupRequest = { service: string; default_language: Language; base_url: string };

/** What the configurations of all proxies say alike. */
export type ProxySetup = {
  /** As a header can carry it. */
  service: string;
  /** Of the live page, up to the code: `/e/shop/`. */
  live_path: string;
  /** Where Paramedic listens, as a host and a port; `secure` over TLS. */
  live: { host: string; port: number; secure: boolean; origin: string };
  folder: string;
  /** Where the bundle lies on the proxy's disk. */
  bundle: string;
  /** Safe as part of a variable's name, and of no other service's. */
  id: string;
  /** The service's own first: it is for visitors who ask for none of the others. */
  languages: readonly string[];
  codes: { code: string; wait: number | null }[];
  /** Of a static page: nothing but what it carries itself, and the status of a recovery. */
  policy: string;
};

/** What is in the way when the service itself fails; its own pages for 404 and the like stay. */
const intercepted = ["500", "502", "503", "504"] as const;

export function prepareProxySetup({
  service,
  default_language,
  base_url,
}: SetupRequest): ProxySetup {
  const url = new URL(base_url);
  const secure = url.protocol === "https:";
  const folder = folderOf(service);
  const waits = listStaticWaits(base_url);
  return {
    service: /^[\w. -]+$/.test(service) ? service : encodeURIComponent(service),
    live_path: `/e/${encodeURIComponent(service)}/`,
    live: {
      host: url.hostname,
      port: Number(url.port) || (secure ? 443 : 80),
      secure,
      origin: url.origin,
    },
    folder,
    bundle: "/var/lib/paramedic-pages",
    id: identifierOf(folder),
    languages: [...new Set([default_language, ...languages])],
    codes: intercepted.map((code) => ({ code, wait: waits.get(code) ?? null })),
    policy: `default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:; connect-src 'self' ${url.origin}; base-uri 'none'; form-action 'none'; frame-ancestors 'self'`,
  };
}

/** Short, because the names of nginx's captures have at most 32 letters. */
function identifierOf(folder: string): string {
  if (/^[a-z0-9]{1,16}$/.test(folder)) return `paramedic_${folder}`;
  const digits = createHash("sha256").update(folder).digest("hex").slice(0, 6);
  return `paramedic_${folder.replace(/[^a-z0-9]+/g, "_").slice(0, 12)}_${digits}`;
}
