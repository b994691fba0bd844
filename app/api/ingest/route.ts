import { acceptIngest } from "#lib/ingest/accept-ingest.ts";
import { toResponse } from "#lib/platform/http/problem.ts";

/** The frame of the native door for Next; `npm start` frames the same function before Next. */
async function frame(request: Request): Promise<Response> {
  const { method, headers, body } = request;
  return toResponse(await acceptIngest({ method, headers, body, url: new URL(request.url) }));
}

export { frame as GET, frame as POST, frame as PUT };
