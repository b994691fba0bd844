import { toResponse } from "#lib/platform/http/problem.ts";
import { answerDialog } from "#lib/runtime/visitor-doors.ts";

/** The frame of the dialog for Next; `npm start` frames the same function before Next. */
async function frame(request: Request): Promise<Response> {
  const { method, headers, body } = request;
  return toResponse(await answerDialog({ method, headers, body, url: new URL(request.url) }));
}

export { frame as GET, frame as HEAD, frame as OPTIONS, frame as POST };
