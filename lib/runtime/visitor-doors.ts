import { randomUUID } from "node:crypto";
import { answerBanner, answerCalendar } from "#lib/error-pages/answer-closure.ts";
import { answerErrorPage } from "#lib/error-pages/answer-error-page.ts";
import { answerFeedback, type FeedbackSource } from "#lib/error-pages/answer-feedback.ts";
import { answerReportDialog } from "#lib/error-pages/answer-report-dialog.ts";
import { answerSeen } from "#lib/error-pages/answer-seen.ts";
import { pageSource } from "#lib/error-pages/page-source.ts";
import type { VisitorFeedback } from "#lib/error-pages/visitor-feedback.ts";
import { createVisitorLimits } from "#lib/error-pages/visitor-limits.ts";
import { readVisitorPath, type VisitorPart } from "#lib/error-pages/visitor-path.ts";
import { acceptReports } from "#lib/ingest/accept-reports.ts";
import { dashedUuid } from "#lib/ingest/dashed-uuid.ts";
import { requireDsn, requireDsnService } from "#lib/ingest/require-dsn-service.ts";
import { createContext, systemActor } from "#lib/platform/context.ts";
import { type DatabasePool, database } from "#lib/platform/database.ts";
import type { DoorRequest } from "#lib/platform/http/door.ts";
import type { AnyAnswer } from "#lib/platform/http/problem.ts";
import { webLog } from "#lib/platform/logger.ts";
import { countShown, visitorCounts } from "#lib/runtime/visitor-counts.ts";

const tenMinutes = 600_000;

/** Answers any request under `/e/`: what visitors send or fetch beside a page, and the page for everything else. */
export async function answerVisitor(request: DoorRequest): Promise<AnyAnswer> {
  const asked = readVisitorPath(request.url.pathname);
  const answer = asked ? await answerPart(asked, request) : null;
  return answer ?? answerErrorPage({ ...pageSource(), onShown: countShown }, request);
}

function answerPart(
  { service, part }: { service: string; part: VisitorPart },
  request: DoorRequest,
): Promise<AnyAnswer | null> | null {
  if (part === "feedback") return answerFeedback(visitorSource().feedback, service, request);
  if (part === "seen") {
    return request.method === "POST" ? answerSeen(visitorSource().seen, service, request) : null;
  }
  if (part === "maintenance.ics") return answerCalendar(pageSource(), service, request);
  return answerBanner(pageSource(), { service, part }, request);
}

/** `/api/embed/error-page/`: the dialog that Sentry's SDK opens in the service's own page. */
export function answerDialog(request: DoorRequest): Promise<AnyAnswer> {
  const { visitors, limits, log } = visitorSource().feedback;
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
  const context = createContext({ actor, database: pool, log: webLog() });
  await acceptReports(context, [
    {
      ...{ id: randomUUID(), service, environment: "production", at: context.now() },
      ...{ kind: "feedback", event_id, request_id: null, name, email, message },
      page: { reference, kind, language },
    },
  ]);
}

type VisitorSource = { feedback: FeedbackSource; seen: Parameters<typeof answerSeen>[0] };

// Next bundles a module once per layer; what was counted must be counted once.
const holder = globalThis as typeof globalThis & { paramedicVisitorSource?: VisitorSource };

/** What of visitors this process remembers: how often whom it has heard, by numbers that mean nothing tomorrow. */
function visitorSource(): VisitorSource {
  holder.paramedicVisitorSource ??= openVisitorSource();
  return holder.paramedicVisitorSource;
}

function openVisitorSource(): VisitorSource {
  const { counts, visitors } = visitorCounts();
  const window = { windowMilliseconds: tenMinutes, now: Date.now };
  const pages = pageSource();
  return {
    feedback: {
      ...{ pages, visitors, log: webLog() },
      keep: (feedback) => keepFeedback(database(), feedback),
      limits: createVisitorLimits({ ...window, perVisitor: 6, perService: 120 }),
    },
    seen: {
      ...{ pages, visitors, counts },
      limits: createVisitorLimits({ ...window, perVisitor: 30, perService: 60_000 }),
    },
  };
}
