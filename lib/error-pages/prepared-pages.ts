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

/** Answers UTF-8: turning a page into bytes costs more than the rest of answering it. */
export type PreparedPages = { render(page: Page, format: Format): Buffer<ArrayBuffer> };

/** Stands where a reference will: unguessable, so that nothing anybody edited can be taken for it. */
const place = `R${randomUUID().replaceAll("-", "")}`;

/**
 * Renders a page once for all visitors who are told the same; what differs between them is the reference alone, which
 * is put between the parts. Keeps the `limit` pages that were asked for last (some 10 KB each).
 */
export function createPreparedPages(limit: number): PreparedPages {
  const parts = new Map<string, Buffer[]>();
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
      if (page.reference === null) return Buffer.from(renderers[format](page));
      const { look, ...said } = page;
      said.reference = null;
      const key = `${format} ${numberOf(look)} ${JSON.stringify(said)}`;
      const prepared = parts.get(key) ?? split(renderers[format]({ ...page, reference: place }));
      parts.delete(key);
      parts.set(key, prepared);
      const [oldest] = parts.keys();
      if (parts.size > limit && oldest !== undefined) parts.delete(oldest);
      return join(prepared, Buffer.from(page.reference));
    },
  };
}

function split(rendered: string): Buffer[] {
  return rendered.split(place).map((part) => Buffer.from(part));
}

function join(
  [first = Buffer.alloc(0), ...others]: Buffer[],
  between: Buffer,
): Buffer<ArrayBuffer> {
  return Buffer.concat([first, ...others.flatMap((part) => [between, part])]);
}
