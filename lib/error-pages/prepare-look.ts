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

/** Prepares a look; `also` is style that follows it, in previews. */
export function prepareLook(look: PageLook, also = ""): PreparedLook {
  const style = deriveStyle(look) + also;
  const logo = readLogo(look.logo ?? "");
  return { style, style_hash: hashOf(style), logo: logo.is === "safe" ? logo.html : "" };
}

/** As `style-src` and `script-src` name a text. */
export function hashOf(text: string): string {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}

export const builtInLook: PreparedLook = prepareLook({});
