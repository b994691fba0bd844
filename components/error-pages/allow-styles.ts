import { documentNonce } from "#components/layout/document-nonce.ts";

/**
 * A page's HTML with its style and script allowed in a frame of ours, which inherits the dashboard's policy. What
 * people wrote is escaped in it, and so never matches.
 */
export function allowStyles(html: string): string {
  const nonce = typeof document === "undefined" ? undefined : documentNonce();
  return nonce ? html.replace(/<(style|script)>/g, `<$1 nonce="${nonce}">`) : html;
}
