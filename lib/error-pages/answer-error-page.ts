import { deriveAdmissionWindow } from "#lib/error-pages/admission-window.ts";
import { contentSecurityPolicy } from "#lib/error-pages/content-security.ts";
import { type ServiceDescription, unknownService } from "#lib/error-pages/describe-service.ts";
import { mediaTypes } from "#lib/error-pages/negotiate.ts";
import type { ShownPage } from "#lib/error-pages/page-counts.ts";
import { derivePageMoment } from "#lib/error-pages/page-moment.ts";
import {
  type PageRequest,
  type PlainRequest,
  readPageRequest,
} from "#lib/error-pages/page-request.ts";
import { fillIn, type PreparedPages, pageHeaders } from "#lib/error-pages/prepared-pages.ts";
import { derivePublicStatus } from "#lib/error-pages/public-status.ts";
import type { RecentValues } from "#lib/error-pages/recent-values.ts";
import { renderExplanation } from "#lib/error-pages/render-explanation.ts";
import type { PublicStatus } from "#lib/error-pages/schemas.ts";
import { catalogues } from "#lib/error-pages/texts.ts";
import type { WaitingCount } from "#lib/error-pages/waiting-count.ts";
import { Problem } from "#lib/platform/errors.ts";
import type { HeaderReader } from "#lib/platform/http/door.ts";
import { type Answer, type AnyAnswer, answerProblem } from "#lib/platform/http/problem.ts";
import { serviceName } from "#lib/services/schemas.ts";

/** What answering needs of its surroundings. */
export type PageSource = {
  services: RecentValues<ServiceDescription>;
  prepared: PreparedPages;
  waiting: WaitingCount;
  base_url: string;
  now(): Date;
  random(): number;
  /** Told of each page that is shown to somebody. */
  onShown?: (page: ShownPage, headers: HeaderReader) => void;
};

/**
 * Answers any request under `/e/`. Pages are answered whatever fails: without a database they show what is
 * remembered of the service, else the built-in words.
 */
export async function answerErrorPage(
  source: PageSource,
  request: PlainRequest,
): Promise<AnyAnswer> {
  const asked = readPageRequest(request);
  if (asked.wants === "status") return answerStatus(source, asked);
  return asked.wants === "explanation"
    ? answerExplanation(source, asked)
    : answerPage(source, asked, request.headers);
}

async function answerPage(
  source: PageSource,
  asked: Extract<PageRequest, { wants: "page" }>,
  visitor: HeaderReader,
): Promise<AnyAnswer> {
  const service = keyOf(asked.service);
  const description = (await source.services.get(service)) ?? unknownService;
  const language = asked.language ?? description.default_language;
  const { kind, safe, format } = asked;
  const { page, headers, body } = source.prepared.prepare({
    // By the name it has: many spellings lead to one service.
    asked: { service: description.known ? service : null, kind, safe },
    format,
    surroundings: { description, language, base_url: source.base_url },
    moment: derivePageMoment(kind, description, { now: source.now(), random: source.random }),
  });
  // Nobody sees a program's answer, or waits before it.
  if (description.known && format === "html" && !asked.head) {
    source.onShown?.({ service, kind: page.kind, language }, visitor);
    if (page.status_path !== null) source.waiting.saw(service);
  }
  const { status } = page;
  return { status, headers, body: asked.head ? "" : fillIn(body, asked.reference) };
}

/** A page about a kind and not about a failure: it has the status of what was found, and may be kept. */
async function answerExplanation(
  source: PageSource,
  asked: Extract<PageRequest, { wants: "explanation" }>,
): Promise<Answer> {
  // The organisation's: no service has this name.
  const { look } = (await source.services.get("")) ?? unknownService;
  const language = asked.language ?? unknownService.default_language;
  return {
    status: 200,
    headers: {
      "content-type": `${mediaTypes.html}; charset=utf-8`,
      "content-language": catalogues[language].tag,
      "cache-control": "public, max-age=300",
      vary: "Accept-Language, Accept-Encoding, Cookie",
      ...pageHeaders,
      "content-security-policy": contentSecurityPolicy(source.base_url, look),
    },
    body: asked.head ? "" : renderExplanation(asked.kind, { language, look }),
  };
}

async function answerStatus(source: PageSource, asked: { service: string }): Promise<Answer> {
  const service = keyOf(asked.service);
  const description = await source.services.get(service);
  if (description === null) {
    const cause = new Problem("unavailable", "The status cannot be read now.", {
      retryAfterSeconds: 5,
    });
    return openToAnyPage(answerProblem(cause));
  }
  if (!description.known) {
    return openToAnyPage(answerProblem(new Problem("not-found", "There is no such service.")));
  }
  const { status: stored, show_recovery, safe_rate } = description;
  source.waiting.saw(service);
  const window = deriveAdmissionWindow(source.waiting.count(service), safe_rate);
  const status: PublicStatus = derivePublicStatus(stored, show_recovery, source.now(), window);
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
