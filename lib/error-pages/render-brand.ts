import type { Page } from "#lib/error-pages/prepare-page.ts";
import { escapeHtml } from "#lib/format/escape-html.ts";

/** Whose page it is: the logo, or a mark in the accent colour, beside the name for visitors. */
export function renderBrand({ brand, look }: Page): string {
  if (!brand.name && !look.logo) return "";
  const name = escapeHtml(brand.name ?? "");
  // A link around a picture alone would have no name.
  const inside =
    brand.home_url && name ? `<a href="${escapeHtml(brand.home_url)}">${name}</a>` : name;
  return `<header class="brand${look.logo ? " own" : ""}">${look.logo}${inside}</header>\n`;
}
