import type { PreparedLook } from "#lib/error-pages/prepare-look.ts";
import type { PageKind } from "#lib/error-pages/schemas.ts";
import { catalogues } from "#lib/error-pages/texts.ts";
import { escapeHtml } from "#lib/format/escape-html.ts";
import type { Language } from "#lib/services/language-schemas.ts";

/** What a kind of page means, in words: for people who follow the `type` that a program was answered. */
export function renderExplanation(
  kind: PageKind,
  { language, look }: { language: Language; look: PreparedLook },
): string {
  const { kinds, phrases, tag, direction } = catalogues[language];
  const { heading, what, data, next } = kinds[kind];
  const items = next.map((step) => `<li>${escapeHtml(step)}</li>`).join("");
  return `<!doctype html>
<html lang="${tag}" dir="${direction}"><head><meta charset="utf-8"><title>${escapeHtml(heading)}</title>
<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"><link rel="icon" href="data:,">
<style>${look.style}</style></head><body>
<main><h1>${escapeHtml(heading)}</h1>
<p>${escapeHtml(what)} <b>${escapeHtml(data)}</b></p>
<ul aria-label="${escapeHtml(phrases.next_label)}">${items}</ul></main></body></html>
`;
}
