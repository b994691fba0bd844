/** What a door's answer says besides its own: nobody guesses another type than it has. */
export const doorHeaders = { "x-content-type-options": "nosniff" };

/** What pages, files and API answers say: a page replaces the policy by its own, which is wider. */
export function siteHeaders(baseUrl: string): Record<string, string> {
  return {
    ...doorHeaders,
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy":
      "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
    "referrer-policy": "same-origin",
    "x-frame-options": "DENY",
    ...(baseUrl.startsWith("https:") ? { "strict-transport-security": "max-age=31536000" } : {}),
  };
}

/** Of the style that sonner 2.0.8 writes into the page, first empty and then filled; a test holds it against the package. */
export const toastStyleHashes = [
  "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
  "sha256-StEaX+se6YS7pqjzrzMIA0KaX9zF/8zAhvQXZAe5epY=",
];

type Page = {
  /** Unguessable, and of one answer only. */
  nonce: string;
  /** With what `next dev` needs: eval for stack traces, styles and a socket for changed files. */
  development: boolean;
};

/**
 * The policy of a page: scripts that carry the nonce, and what these load; styles of ours. Style attributes stay
 * allowed: charts, bars and dialogs place themselves by them.
 */
export function pageSecurityPolicy({ nonce, development }: Page): string {
  const hashes = toastStyleHashes.map((hash) => `'${hash}'`).join(" ");
  const styles = development ? "'unsafe-inline'" : `'nonce-${nonce}' ${hashes}`;
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    `style-src-elem 'self' ${styles}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${development ? " ws:" : ""}`,
    "worker-src 'self'",
    "manifest-src 'self'",
    "frame-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}
