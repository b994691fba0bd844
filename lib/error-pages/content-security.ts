import { createHash } from "node:crypto";
import { closureScript } from "#lib/error-pages/closure-script.ts";
import { feedbackStyle } from "#lib/error-pages/feedback-style.ts";
import { pageScript } from "#lib/error-pages/script.ts";
import { pageStyle } from "#lib/error-pages/style.ts";

function hashOf(text: string): string {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}

const fixed = [
  "default-src 'none'",
  `style-src ${hashOf(pageStyle)} ${hashOf(feedbackStyle)}`,
  `script-src ${hashOf(pageScript)} ${hashOf(closureScript)}`,
  "img-src data:",
  "base-uri 'none'",
  "frame-ancestors 'self'",
].join("; ");

/** The policy of a page: its own style and script by hash, and the status file and form of this address; nothing else. */
export function contentSecurityPolicy(baseUrl: string): string {
  const own = `'self' ${new URL(baseUrl).origin}`;
  return `${fixed}; connect-src ${own}; form-action ${own}`;
}

/** The policy of the page that answers the form. */
export const feedbackSecurityPolicy = [
  "default-src 'none'",
  `style-src ${hashOf(pageStyle)} ${hashOf(feedbackStyle)}`,
  "img-src data:",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join("; ");
