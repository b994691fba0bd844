import { closureScript } from "#lib/error-pages/closure-script.ts";
import { hashOf, type PreparedLook } from "#lib/error-pages/prepare-look.ts";
import { publicOrigin } from "#lib/error-pages/public-origin.ts";
import { formStyle } from "#lib/error-pages/render-feedback.ts";
import { pageScript } from "#lib/error-pages/script.ts";

const fixed = [
  `script-src ${hashOf(pageScript)} ${hashOf(closureScript)}`,
  "img-src data:",
  "base-uri 'none'",
  "frame-ancestors 'self'",
].join("; ");

const formHash = hashOf(formStyle);

/** The policy of a page: its own style and script by hash, and the status file and form of this address; nothing else. */
export function contentSecurityPolicy(baseUrl: string, { style_hash }: PreparedLook): string {
  const own = `'self' ${publicOrigin(baseUrl)}`;
  return `default-src 'none'; style-src ${style_hash} ${formHash}; ${fixed}; connect-src ${own}; form-action ${own}`;
}

/** The policy of the page that answers the form. */
export function feedbackSecurityPolicy({ style_hash }: PreparedLook): string {
  return `default-src 'none'; style-src ${style_hash} ${formHash}; img-src data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`;
}
