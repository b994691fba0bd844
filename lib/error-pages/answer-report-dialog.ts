import { pickLanguage } from "#lib/error-pages/pick-language.ts";
import { renderReportDialog } from "#lib/error-pages/render-report-dialog.ts";
import {
  readFeedbackForm,
  readVisitorFeedback,
  type VisitorFeedback,
} from "#lib/error-pages/visitor-feedback.ts";
import type { VisitorHash } from "#lib/error-pages/visitor-hash.ts";
import type { VisitorLimits } from "#lib/error-pages/visitor-limits.ts";
import { Problem } from "#lib/platform/errors.ts";
import type { DoorRequest } from "#lib/platform/http/door.ts";
import { readBody } from "#lib/platform/http/limit-body.ts";
import { type Answer, answerJson, answerProblem } from "#lib/platform/http/problem.ts";
import { logFailure } from "#lib/platform/http/request-log.ts";
import type { Logger } from "#lib/platform/logger.ts";

const bodyLimitBytes = 32 * 1024;
const retryAfterSeconds = 300;

export type DialogSource = {
  /** Throws `wrong-query` where it is no DSN at all. */
  checkDsn(dsn: string): void;
  /** The service that the DSN means; throws where its key is not known. */
  findService(dsn: string): Promise<string>;
  keep(feedback: VisitorFeedback, eventId: string): Promise<void>;
  visitors: VisitorHash;
  limits: VisitorLimits;
  log: Logger;
};

/**
 * The dialog that Sentry's SDK opens (`showReportDialog`): GET is its program, POST takes what was written in it and
 * answers 200 once that is committed or on disk. The pages that load it are of any origin.
 */
export async function answerReportDialog(
  source: DialogSource,
  request: DoorRequest,
): Promise<Answer> {
  try {
    return openToAnyPage(await answer(source, request));
  } catch (error) {
    logFailure(source.log, { method: request.method, path: request.url.pathname }, error);
    return openToAnyPage(answerProblem(error));
  }
}

async function answer(source: DialogSource, request: DoorRequest): Promise<Answer> {
  const { method, url } = request;
  if (method === "OPTIONS") return answerPreflight();
  const dsn = url.searchParams.get("dsn") ?? "";
  source.checkDsn(dsn);
  if (method === "GET" || method === "HEAD") return answerProgram(request);
  if (method !== "POST") throw new Problem("method-not-allowed", "Send the form with POST.");
  await take(source, request, dsn);
  return answerJson(200, { kept: true });
}

async function take(source: DialogSource, request: DoorRequest, dsn: string): Promise<void> {
  const { headers, url } = request;
  const body = await readBody(request.body, bodyLimitBytes, headers.get("content-encoding"));
  const form = readFeedbackForm(body.toString("utf8"));
  if (form.website !== "") return;
  const service = await source.findService(dsn);
  const page = { service, reference: null, kind: null, language: pickLanguage(request) ?? "en" };
  const feedback = readVisitorFeedback(form, page);
  if (feedback === null) {
    const errors = [{ path: "comments", message: "Write up to 2,000 characters." }];
    throw new Problem("wrong-input", "There is no message, or it is too long.", { errors });
  }
  const visitor = source.visitors.of(headers.get("x-forwarded-for") ?? "").toString("hex");
  if (!source.limits.allow(visitor, service)) {
    throw new Problem("too-many", "Too many messages for now.", { retryAfterSeconds });
  }
  await source.keep(feedback, url.searchParams.get("eventId") ?? "");
}

function answerProgram(request: DoorRequest): Answer {
  return {
    status: 200,
    headers: {
      "content-type": "text/javascript; charset=utf-8",
      "cache-control": "no-store",
      vary: "Accept-Language",
      "x-content-type-options": "nosniff",
      "cross-origin-resource-policy": "cross-origin",
    },
    body: renderReportDialog(request.url.searchParams, pickLanguage(request) ?? "en"),
  };
}

function answerPreflight(): Answer {
  const headers = {
    "access-control-allow-methods": "GET, POST, OPTIONS",
    "access-control-allow-headers": "content-type",
    "access-control-max-age": "3600",
    "cache-control": "no-store",
  };
  return { status: 204, headers, body: "" };
}

function openToAnyPage(answer: Answer): Answer {
  return { ...answer, headers: { ...answer.headers, "access-control-allow-origin": "*" } };
}
