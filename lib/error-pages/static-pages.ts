import { folderOf } from "#lib/error-pages/bundle-folder.ts";
import { type ServiceDescription, unknownService } from "#lib/error-pages/describe-service.ts";
import { kindRules } from "#lib/error-pages/kinds.ts";
import { type Page, preparePage } from "#lib/error-pages/prepare-page.ts";
import { renderHtml } from "#lib/error-pages/render-html.ts";
import { renderProblem } from "#lib/error-pages/render-problem.ts";
import { renderText } from "#lib/error-pages/render-text.ts";
import { type PageKind, pageKinds } from "#lib/error-pages/schemas.ts";
import { type Language, languages } from "#lib/services/language-schemas.ts";

export type BundleFile = { path: string; content: string };
export type BundleService = { name: string; description: ServiceDescription };

/**
 * Every page of a service that needs nobody alive: each kind in each language as HTML, problem+json and text. They hold
 * no reference, no live status and no time, so the same settings and texts make the same bytes.
 */
export function* renderStaticPages(
  { name, description }: BundleService,
  base_url: string,
): Generator<BundleFile> {
  const timeless = { ...description, status: null, show_recovery: false, closures: [] };
  const prepare = (kind: PageKind, language: Language, safe: boolean) =>
    prepareStaticPage({ name, description: timeless }, { kind, language, safe, base_url });
  for (const language of languages) {
    for (const kind of pageKinds) {
      const page = prepare(kind, language, true);
      const path = `pages/${folderOf(name)}/${language}/${kind}`;
      yield { path: `${path}.html`, content: renderHtml(page) };
      // What was sent must not be left by itself: this page waits for its reader.
      if (kindRules[kind].check !== null) {
        yield { path: `${path}.sent.html`, content: renderHtml(prepare(kind, language, false)) };
      }
      yield { path: `${path}.json`, content: renderProblem(page) };
      yield { path: `${path}.txt`, content: renderText(page) };
    }
  }
}

type Choice = { kind: PageKind; language: Language; safe: boolean; base_url: string };

function prepareStaticPage({ name, description }: BundleService, choice: Choice): Page {
  const { kind, language, safe, base_url } = choice;
  const asked = { service: name, kind, reference: null, safe };
  // Everybody gets this page, so its wait is the middle of what live pages draw.
  const surroundings = { description, language, base_url, now: new Date(0), random: () => 0.5 };
  return preparePage(asked, surroundings);
}

/** Seconds of the Retry-After that belongs to each static page with a wait, by kind. */
export function listStaticWaits(base_url: string): Map<PageKind, number> {
  const waits = new Map<PageKind, number>();
  for (const kind of pageKinds) {
    const choice = { kind, language: "en", safe: true, base_url } as const;
    const page = prepareStaticPage({ name: "any", description: unknownService }, choice);
    if (page.retry_after_seconds !== null) waits.set(kind, page.retry_after_seconds);
  }
  return waits;
}
