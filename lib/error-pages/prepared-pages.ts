import { randomUUID } from "node:crypto";
import type { Format } from "#lib/error-pages/negotiate.ts";
import type { PreparedLook } from "#lib/error-pages/prepare-look.ts";
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
  // A look is most of a page, and the same object until it is changed.
  const looks = new WeakMap<PreparedLook, number>();
  let seen = 0;
  const numberOf = (look: PreparedLook) => {
    const known = looks.get(look);
    if (known !== undefined) return known;
    looks.set(look, ++seen);
    return seen;
  };
  return {
    render(page, format) {
      if (page.reference === null) return renderers[format](page);
      const { look, ...said } = page;
      said.reference = null;
      const key = `${format} ${numberOf(look)} ${JSON.stringify(said)}`;
      const prepared =
        parts.get(key) ?? renderers[format]({ ...page, reference: place }).split(place);
      parts.delete(key);
      parts.set(key, prepared);
      const [oldest] = parts.keys();
      if (parts.size > limit && oldest !== undefined) parts.delete(oldest);
      return prepared.join(page.reference);
    },
  };
}
