import { toResponse } from "#lib/platform/http/problem.ts";
import { answerVisitor } from "#lib/runtime/visitor-doors.ts";

/** A proxy passes the visitor's method on: every method is answered with the page. */
async function answer(request: Request): Promise<Response> {
  const { method, headers, body } = request;
  const url = new URL(request.url);
  return toResponse(await answerVisitor({ method, url, headers, body }));
}

export {
  answer as DELETE,
  answer as GET,
  answer as HEAD,
  answer as OPTIONS,
  answer as PATCH,
  answer as POST,
  answer as PUT,
};
