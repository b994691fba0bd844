import { hashOf, type PreparedLook } from "#lib/error-pages/prepare-look.ts";
import { pageScript } from "#lib/error-pages/script.ts";

const fixed = [
  `script-src ${hashOf(pageScript)}`,
  "img-src data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
].join("; ");

/** The policy of a page: its own style and script by hash, and the status file of this address; nothing else. */
export function contentSecurityPolicy(baseUrl: string, { style_hash }: PreparedLook): string {
  return `default-src 'none'; style-src ${style_hash}; ${fixed}; connect-src 'self' ${new URL(baseUrl).origin}`;
}
