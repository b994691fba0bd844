import { acceptOtlpLogs } from "#lib/ingest/accept-otlp.ts";
import { toResponse } from "#lib/platform/http/problem.ts";

/** The frame of the OTLP door for logs for Next; `npm start` frames the same function before Next. */
async function frame(request: Request): Promise<Response> {
  const { method, headers, body } = request;
  return toResponse(await acceptOtlpLogs({ method, headers, body, url: new URL(request.url) }));
}

export { frame as GET, frame as POST, frame as PUT };
