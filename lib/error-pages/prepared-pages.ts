import { randomUUID } from "node:crypto";
import { contentSecurityPolicy } from "#lib/error-pages/content-security.ts";
import type { ServiceDescription } from "#lib/error-pages/describe-service.ts";
import { type Format, mediaTypes } from "#lib/error-pages/negotiate.ts";
import type { PageMoment } from "#lib/error-pages/page-moment.ts";
import {
  type AskedOfPage,
  composePage,
  type Page,
  type Surroundings,
} from "#lib/error-pages/prepare-page.ts";
import { createRecall } from "#lib/error-pages/recall.ts";
import { renderHtml } from "#lib/error-pages/render-html.ts";
import { renderProblem } from "#lib/error-pages/render-problem.ts";
import { renderText } from "#lib/error-pages/render-text.ts";
import { catalogues } from "#lib/error-pages/texts.ts";

const renderers: Record<Format, (page: Page) => string> = {
  html: renderHtml,
  problem: renderProblem,
  json: renderProblem,
  text: renderText,
};

/** All that a page follows from, but for its reference. */
export type PageParts = {
  asked: Omit<AskedOfPage, "reference">;
  format: Format;
  surroundings: Surroundings;
  moment: PageMoment;
};

/** Its body is UTF-8, split where the reference goes: turning a page into bytes costs more than answering it. */
export type PreparedPage = { page: Page; headers: Record<string, string>; body: Buffer[] };
export type PreparedPages = { prepare(parts: PageParts): PreparedPage };

/** Stands where a reference will: unguessable, so that nothing anybody edited can be taken for it. */
const place = `R${randomUUID().replaceAll("-", "")}`;

/**
 * Renders a page once for all visitors who are told the same; what differs between them is the reference alone, which
 * is put between the parts. Keeps the `limit` pages that were made last (some 10 KB each).
 */
export function createPreparedPages(limit: number): PreparedPages {
  const recall = createRecall<PreparedPage>(limit);
  // A description is long, and the same object until something of it is changed.
  const numbers = new WeakMap<ServiceDescription, number>();
  let seen = 0;
  const numberOf = (description: ServiceDescription) => {
    const known = numbers.get(description);
    if (known !== undefined) return known;
    numbers.set(description, ++seen);
    return seen;
  };
  return {
    prepare(parts) {
      const { description, ...others } = parts.surroundings;
      const told = { ...parts, surroundings: { ...others, description: numberOf(description) } };
      return recall(JSON.stringify(told), () => render(parts));
    },
  };
}

/** The body for one visitor. */
export function fillIn(body: Buffer[], reference: string): Buffer<ArrayBuffer> {
  const [first = Buffer.alloc(0), ...others] = body;
  const between = Buffer.from(reference);
  return Buffer.concat([first, ...others.flatMap((part) => [between, part])]);
}

function render({ asked, format, surroundings, moment }: PageParts): PreparedPage {
  const page = composePage({ ...asked, reference: place }, surroundings, moment);
  const body = renderers[format](page).split(place);
  return { page, headers: headersOf(page, format), body: body.map((part) => Buffer.from(part)) };
}

/** Of every answer under `/e/` that shows a page. */
export const pageHeaders = {
  "x-robots-tag": "noindex",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
};

function headersOf(page: Page, format: Format): Record<string, string> {
  return {
    "content-type": `${mediaTypes[format]}; charset=utf-8`,
    "content-language": catalogues[page.language].tag,
    "cache-control": "no-store",
    vary: "Accept, Accept-Language, Accept-Encoding, Cookie, Sec-Fetch-Dest, X-Format",
    ...pageHeaders,
    ...(format === "html"
      ? { "content-security-policy": contentSecurityPolicy(page.base_url, page.look) }
      : {}),
    ...(page.retry_after_seconds === null
      ? {}
      : { "retry-after": String(page.retry_after_seconds) }),
  };
}
