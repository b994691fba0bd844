import { hash, randomUUID } from "node:crypto";
import type { Format } from "#lib/error-pages/negotiate.ts";
import type { Page } from "#lib/error-pages/prepare-page.ts";
import { renderHtml } from "#lib/error-pages/render-html.ts";
import { renderProblem } from "#lib/error-pages/render-problem.ts";
import { renderText } from "#lib/error-pages/render-text.ts";

const renderers: Record<Format, (page: Page) => string> = {
  html: renderHtml,
  problem: renderProblem,
  json: renderProblem,
  text: renderText,
};

export type PreparedPages = { render(page: Page, format: Format): string };

/** Stands where a reference will: unguessable, so that nothing anybody edited can be taken for it. */
const place = `R${randomUUID().replaceAll("-", "")}`;

/**
 * Renders a page once for all visitors who are told the same; what differs between them is the reference alone, which
 * is put between the parts. Keeps the `limit` pages that were asked for last (some 10 KB each).
 */
export function createPreparedPages(limit: number): PreparedPages {
  const parts = new Map<string, string[]>();
  return {
    render(page, format) {
      if (page.reference === null) return renderers[format](page);
      const common = { ...page, reference: place };
      const key = hash("sha256", `${format} ${JSON.stringify(common)}`, "base64");
      const prepared = parts.get(key) ?? renderers[format](common).split(place);
      parts.delete(key);
      parts.set(key, prepared);
      const [oldest] = parts.keys();
      if (parts.size > limit && oldest !== undefined) parts.delete(oldest);
      return prepared.join(page.reference);
    },
  };
}
