import type { PageSource } from "#lib/error-pages/answer-error-page.ts";
import { feedbackSecurityPolicy } from "#lib/error-pages/content-security.ts";
import { type ServiceDescription, unknownService } from "#lib/error-pages/describe-service.ts";
import { feedbackQuery } from "#lib/error-pages/feedback-query.ts";
import { negotiateFormat, wishOf } from "#lib/error-pages/negotiate.ts";
import { pickLanguage } from "#lib/error-pages/pick-language.ts";
import { renderFeedbackPage } from "#lib/error-pages/render-feedback-page.ts";
import type { PageKind } from "#lib/error-pages/schemas.ts";
import {
  type FeedbackForm,
  readFeedbackForm,
  readFeedbackPage,
  readVisitorFeedback,
  type VisitorFeedback,
} from "#lib/error-pages/visitor-feedback.ts";
import type { VisitorHash } from "#lib/error-pages/visitor-hash.ts";
import type { VisitorLimits } from "#lib/error-pages/visitor-limits.ts";
import { Problem, type ProblemCode, problems } from "#lib/platform/errors.ts";
import type { DoorRequest } from "#lib/platform/http/door.ts";
import { readBody } from "#lib/platform/http/limit-body.ts";
import { type Answer, answerJson, answerProblem } from "#lib/platform/http/problem.ts";
import type { Logger } from "#lib/platform/logger.ts";
import type { Language } from "#lib/services/language-schemas.ts";

/** Two thousand characters of any script, percent-encoded. */
const bodyLimitBytes = 32 * 1024;
const retryAfterSeconds = 300;

export type FeedbackSource = {
  pages: PageSource;
  /** Resolves once it is committed or on disk; throws where it could not be kept. */
  keep(feedback: VisitorFeedback): Promise<void>;
  visitors: VisitorHash;
  limits: VisitorLimits;
  log: Logger;
};

type Asked = {
  service: string;
  reference: string | null;
  kind: PageKind;
  language: Language;
};
type Outcome =
  | "kept"
  | Extract<ProblemCode, "wrong-input" | "too-many" | "too-large" | "unavailable">;
const empty: FeedbackForm = { message: "", name: "", email: "", website: "" };

/**
 * Takes the form of an error page and answers with a page in the visitor's language; null where there is no such
 * service. 303 means that the message is committed or on disk; a reload then sends nothing again.
 */
export async function answerFeedback(
  source: FeedbackSource,
  service: string,
  request: DoorRequest,
): Promise<Answer | null> {
  const { method, url, headers } = request;
  const description = await source.pages.services.get(service);
  if (description && !description.known) return null;
  const language = pickLanguage(request) ?? (description ?? unknownService).default_language;
  const asked: Asked = {
    ...readFeedbackPage(url.searchParams),
    service,
    language,
  };
  if (method !== "POST") {
    const outcome = url.searchParams.has("kept") ? "kept" : "asked";
    return answerPage(asked, { description, status: 200, outcome, form: empty });
  }
  const { outcome, form } = await take(source, asked, { request, isKnown: description !== null });
  const isPage = negotiateFormat(wishOf(headers)) === "html";
  if (outcome === "kept")
    return isPage ? answerSeeThanks(asked) : openToAnyPage(answerJson(200, { kept: true }));
  if (!isPage) {
    const fault = new Problem(outcome, "The message was not kept.", { retryAfterSeconds });
    return openToAnyPage(answerProblem(fault));
  }
  const { status } = problems[outcome];
  return answerPage(asked, { description, status, outcome: "failed", form });
}

async function take(
  source: FeedbackSource,
  asked: Asked,
  { request, isKnown }: { request: DoorRequest; isKnown: boolean },
): Promise<{ outcome: Outcome; form: FeedbackForm }> {
  const { headers } = request;
  const body = await readBodyOrNull(request);
  if (body === null) return { outcome: "too-large", form: empty };
  const form = readFeedbackForm(body.toString("utf8"));
  // A program is told what it wants to hear.
  if (form.website !== "") return { outcome: "kept", form };
  const feedback = readVisitorFeedback(form, asked);
  if (feedback === null) return { outcome: "wrong-input", form };
  const visitor = source.visitors.of(headers.get("x-forwarded-for") ?? "").toString("hex");
  if (!source.limits.allow(visitor, asked.service)) return { outcome: "too-many", form };
  if (!isKnown) return { outcome: "unavailable", form };
  try {
    await source.keep(feedback);
    return { outcome: "kept", form };
  } catch (err) {
    source.log.error({ err }, "what a visitor wrote could not be kept");
    return { outcome: "unavailable", form };
  }
}

async function readBodyOrNull({ body, headers }: DoorRequest): Promise<Buffer | null> {
  try {
    return await readBody(body, bodyLimitBytes, headers.get("content-encoding"));
  } catch {
    return null;
  }
}

/** The page behind the answer is fetched by GET, and so a reload repeats nothing. */
function answerSeeThanks({ reference, kind, language }: Asked): Answer {
  const location = `?kept&${feedbackQuery({ reference, kind, language })}`;
  return { status: 303, headers: { location, "cache-control": "no-store" }, body: "" };
}

function answerPage(
  asked: Asked,
  shown: {
    description: ServiceDescription | null;
    status: number;
    outcome: "asked" | "kept" | "failed";
    form: FeedbackForm;
  },
): Answer {
  const { status, outcome, form } = shown;
  const description = shown.description ?? unknownService;
  return {
    status,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-language": asked.language,
      "content-security-policy": feedbackSecurityPolicy(description.look),
      "cache-control": "no-store",
      "x-robots-tag": "noindex",
      "referrer-policy": "no-referrer",
      "x-content-type-options": "nosniff",
      ...(status === 429 || status === 503 ? { "retry-after": String(retryAfterSeconds) } : {}),
    },
    body: renderFeedbackPage({ ...asked, description, outcome, form }),
  };
}

/** The page that sent it may be shown by a proxy at the service's own address. */
function openToAnyPage(answer: Answer): Answer {
  return { ...answer, headers: { ...answer.headers, "access-control-allow-origin": "*" } };
}
