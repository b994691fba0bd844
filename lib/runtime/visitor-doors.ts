import { randomUUID } from "node:crypto";
import { answerErrorPage } from "#lib/error-pages/answer-error-page.ts";
import { answerFeedback, type FeedbackSource } from "#lib/error-pages/answer-feedback.ts";
import { answerReportDialog } from "#lib/error-pages/answer-report-dialog.ts";
import { pageSource } from "#lib/error-pages/page-source.ts";
import type { VisitorFeedback } from "#lib/error-pages/visitor-feedback.ts";
import { createVisitorHash } from "#lib/error-pages/visitor-hash.ts";
import { createVisitorLimits } from "#lib/error-pages/visitor-limits.ts";
import { readVisitorPath } from "#lib/error-pages/visitor-path.ts";
import { acceptReports } from "#lib/ingest/accept-reports.ts";
import { dashedUuid } from "#lib/ingest/dashed-uuid.ts";
import { requireDsn, requireDsnService } from "#lib/ingest/require-dsn-service.ts";
import { createContext, systemActor } from "#lib/platform/context.ts";
import { type DatabasePool, database } from "#lib/platform/database.ts";
import type { DoorRequest } from "#lib/platform/http/door.ts";
import type { AnyAnswer } from "#lib/platform/http/problem.ts";
import { webLog } from "#lib/platform/logger.ts";

const tenMinutes = 600_000;

/** Answers any request under `/e/`: what visitors send or fetch beside a page, and the page for everything else. */
export async function answerVisitor(request: DoorRequest): Promise<AnyAnswer> {
  const asked = readVisitorPath(request.url.pathname);
  const answer =
    asked?.part === "feedback"
      ? await answerFeedback(feedbackSource(), asked.service, request)
      : null;
  return answer ?? answerErrorPage(pageSource(), request);
}

/** `/api/embed/error-page/`: the dialog that Sentry's SDK opens in the service's own page. */
export function answerDialog(request: DoorRequest): Promise<AnyAnswer> {
  const { visitors, limits, log } = feedbackSource();
  const source = {
    ...{ visitors, limits, log, checkDsn: requireDsn },
    findService: (dsn: string) => requireDsnService(database(), dsn, new Date()),
    keep: (feedback: VisitorFeedback, eventId: string) =>
      keepFeedback(database(), feedback, readEventId(eventId)),
  };
  return answerReportDialog(source, request);
}

function readEventId(text: string): string | null {
  const hex = text.trim().replaceAll("-", "").toLowerCase();
  return /^[0-9a-f]{32}$/.test(hex) ? dashedUuid(hex) : null;
}

/** Keeps what a visitor wrote as reports are kept: scrubbed, in the database or in the spool while it is away. */
export async function keepFeedback(
  pool: DatabasePool,
  feedback: VisitorFeedback,
  event_id: string | null = null,
): Promise<void> {
  const { service, reference, kind, language, name, email, message } = feedback;
  const actor = systemActor("error page");
  const context = { ...createContext({ actor, database: pool, log: webLog() }), database: pool };
  await acceptReports(context, [
    {
      ...{ id: randomUUID(), service, environment: "production", at: context.now() },
      ...{ kind: "feedback", event_id, request_id: null, name, email, message },
      page: { reference, kind, language },
    },
  ]);
}

// Next bundles a module once per layer; what was counted must be counted once.
const holder = globalThis as typeof globalThis & { paramedicFeedbackSource?: FeedbackSource };

function feedbackSource(): FeedbackSource {
  holder.paramedicFeedbackSource ??= {
    pages: pageSource(),
    keep: (feedback) => keepFeedback(database(), feedback),
    visitors: createVisitorHash(() => new Date()),
    limits: createVisitorLimits({
      ...{ perVisitor: 6, perService: 120, windowMilliseconds: tenMinutes },
      now: Date.now,
    }),
    log: webLog(),
  };
  return holder.paramedicFeedbackSource;
}
