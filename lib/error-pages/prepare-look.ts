import { createHash } from "node:crypto";
import { readLogo } from "#lib/error-pages/logo.ts";
import type { PageLook } from "#lib/error-pages/look-schemas.ts";
import { deriveStyle } from "#lib/error-pages/style.ts";

/** A look ready to stand in a page: worked out when settings are read, not for each visitor. */
export type PreparedLook = {
  style: string;
  /** Of the style, as a policy names it. */
  style_hash: string;
  /** HTML; empty where there is none. */
  logo: string;
};

const mostRemembered = 200;
const remembered = new Map<string, PreparedLook>();

/** Prepares a look. Finding its colours takes milliseconds, so looks are kept. */
export function prepareLook(look: PageLook): PreparedLook {
  const key = JSON.stringify(look);
  const known = remembered.get(key);
  if (known) return known;
  const style = deriveStyle(look);
  const logo = readLogo(look.logo ?? "");
  const html = logo.is === "safe" ? logo.html : "";
  const prepared = { style, style_hash: hashOf(style), logo: html };
  if (remembered.size >= mostRemembered) remembered.clear();
  remembered.set(key, prepared);
  return prepared;
}

/** As `style-src` and `script-src` name a text. */
export function hashOf(text: string): string {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}

export const builtInLook: PreparedLook = prepareLook({});
