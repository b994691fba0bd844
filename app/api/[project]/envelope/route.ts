import { acceptSentry } from "#lib/ingest/accept-sentry.ts";
import { toResponse } from "#lib/platform/http/problem.ts";

/** The frame of the Sentry door for Next; `npm start` frames the same function before Next. */
async function frame(request: Request): Promise<Response> {
  const { method, headers, body } = request;
  return toResponse(await acceptSentry({ method, headers, body, url: new URL(request.url) }));
}

export { frame as GET, frame as OPTIONS, frame as POST, frame as PUT };
