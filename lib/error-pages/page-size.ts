import { gzipSync } from "node:zlib";
import type { ServiceDescription } from "#lib/error-pages/describe-service.ts";
import { preparePage } from "#lib/error-pages/prepare-page.ts";
import { renderHtml } from "#lib/error-pages/render-html.ts";
import type { PageKind } from "#lib/error-pages/schemas.ts";
import { environment } from "#lib/platform/env.ts";
import type { Language } from "#lib/services/language-schemas.ts";

/** What one round trip carries, and so what a page may take. */
const mostBytes = 12_000;
const mostGzipBytes = 5_000;

/** How much a page weighs on the way, as its visitor meets it in the middle of a recovery. */
export function weighPage(description: ServiceDescription, kind: PageKind, language: Language) {
  const now = new Date();
  const status = { state: "checking", since: now, updated_at: now };
  const asked = { service: "service", kind, reference: "7K3F-9QXM", safe: true };
  const page = preparePage(asked, {
    ...{ description: { ...description, status }, language, now, random: () => 0.5 },
    base_url: environment().BASE_URL,
  });
  return weighHtml(renderHtml(page));
}

export function weighHtml(html: string) {
  const bytes = Buffer.byteLength(html);
  const gzip_bytes = gzipSync(html, { level: 9 }).length;
  const words = `${bytes} bytes, ${gzip_bytes} compressed; at most ${mostBytes} and ${mostGzipBytes}`;
  return { bytes, gzip_bytes, fits: bytes <= mostBytes && gzip_bytes <= mostGzipBytes, words };
}
