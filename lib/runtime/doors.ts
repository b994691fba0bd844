import { acceptIngest } from "#lib/ingest/accept-ingest.ts";
import { acceptOtlpLogs, acceptOtlpTraces } from "#lib/ingest/accept-otlp.ts";
import { acceptSentry } from "#lib/ingest/accept-sentry.ts";
import type { Door } from "#lib/platform/http/door.ts";
import { answerDialog, answerVisitor } from "#lib/runtime/visitor-doors.ts";

/** The paths that are answered before Next: a route handler costs many times what they do themselves. */
const doors: readonly { path: RegExp; door: Door }[] = [
  { path: /^\/api\/ingest$/, door: (request) => acceptIngest(request) },
  { path: /^\/v1\/logs$/, door: (request) => acceptOtlpLogs(request) },
  { path: /^\/v1\/traces$/, door: (request) => acceptOtlpTraces(request) },
  { path: /^\/api\/\d+\/(?:envelope|store)$/, door: (request) => acceptSentry(request) },
  { path: /^\/api\/embed\/error-page$/, door: (request) => answerDialog(request) },
  { path: /^\/e(?:\/|$)/, door: (request) => answerVisitor(request) },
];

/** The door of a path, which comes without its query and trailing slashes. */
export function findDoor(path: string): Door | undefined {
  return doors.find((entry) => entry.path.test(path))?.door;
}
