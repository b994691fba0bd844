import { contentSecurityPolicy } from "#lib/error-pages/content-security.ts";
import { type ServiceDescription, unknownService } from "#lib/error-pages/describe-service.ts";
import { type Format, mediaTypes } from "#lib/error-pages/negotiate.ts";
import {
  type PageRequest,
  type PlainRequest,
  readPageRequest,
} from "#lib/error-pages/page-request.ts";
import { type Page, preparePage } from "#lib/error-pages/prepare-page.ts";
import { derivePublicStatus } from "#lib/error-pages/public-status.ts";
import type { RecentValues } from "#lib/error-pages/recent-values.ts";
import { renderHtml } from "#lib/error-pages/render-html.ts";
import { renderProblem } from "#lib/error-pages/render-problem.ts";
import { renderText } from "#lib/error-pages/render-text.ts";
import type { PublicStatus } from "#lib/error-pages/schemas.ts";
import { catalogues } from "#lib/error-pages/texts.ts";
import { Problem } from "#lib/platform/errors.ts";
import { type Answer, answerProblem } from "#lib/platform/http/problem.ts";
import { serviceName } from "#lib/services/schemas.ts";

/** What answering needs of its surroundings. */
export type PageSource = {
  services: RecentValues<ServiceDescription>;
  base_url: string;
  now(): Date;
  random(): number;
};

const renderers: Record<Format, (page: Page) => string> = {
  html: renderHtml,
  problem: renderProblem,
  json: renderProblem,
  text: renderText,
};

/**
 * Answers any request under `/e/`. Pages are answered whatever fails: without a database they show what is
 * remembered of the service, else the built-in words.
 */
export async function answerErrorPage(source: PageSource, request: PlainRequest): Promise<Answer> {
  const asked = readPageRequest(request);
  return asked.wants === "status" ? answerStatus(source, asked) : answerPage(source, asked);
}

async function answerPage(
  source: PageSource,
  asked: Extract<PageRequest, { wants: "page" }>,
): Promise<Answer> {
  const description = (await source.services.get(keyOf(asked.service))) ?? unknownService;
  const { base_url, random } = source;
  const now = source.now();
  const language = asked.language ?? description.default_language;
  const page = preparePage(asked, { description, language, base_url, now, random });
  return {
    status: page.status,
    headers: headersOf(page, asked.format),
    body: asked.head ? "" : renderers[asked.format](page),
  };
}

function headersOf(page: Page, format: Format): Record<string, string> {
  return {
    "content-type": `${mediaTypes[format]}; charset=utf-8`,
    "content-language": catalogues[page.language].tag,
    "cache-control": "no-store",
    vary: "Accept, Accept-Language, Accept-Encoding, Cookie, Sec-Fetch-Dest, X-Format",
    "x-robots-tag": "noindex",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    ...(format === "html"
      ? { "content-security-policy": contentSecurityPolicy(page.base_url) }
      : {}),
    ...(page.retry_after_seconds === null
      ? {}
      : { "retry-after": String(page.retry_after_seconds) }),
  };
}

async function answerStatus(source: PageSource, asked: { service: string }): Promise<Answer> {
  const description = await source.services.get(keyOf(asked.service));
  if (description === null) {
    const cause = new Problem("unavailable", "The status cannot be read now.", {
      retryAfterSeconds: 5,
    });
    return openToAnyPage(answerProblem(cause));
  }
  if (!description.known) {
    return openToAnyPage(answerProblem(new Problem("not-found", "There is no such service.")));
  }
  const { status: stored, show_recovery } = description;
  const status: PublicStatus = derivePublicStatus(stored, show_recovery, source.now());
  return openToAnyPage({
    status: 200,
    headers: {
      "content-type": "application/json; charset=utf-8",
      "cache-control": "public, max-age=3",
      "x-content-type-options": "nosniff",
    },
    body: JSON.stringify(status),
  });
}

/** The page that asks may be shown by a proxy at the service's own address. */
function openToAnyPage(answer: Answer): Answer {
  return { ...answer, headers: { ...answer.headers, "access-control-allow-origin": "*" } };
}

/** Names that no service can have are not looked up. */
function keyOf(service: string | null): string {
  return serviceName.safeParse(service).data ?? "";
}
