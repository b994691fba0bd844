import { answerErrorPage } from "#lib/error-pages/answer-error-page.ts";
import { pageSource } from "#lib/error-pages/page-source.ts";
import { toResponse } from "#lib/platform/http/problem.ts";

/** A proxy passes the visitor's method on: every method is answered with the page. */
async function answer(request: Request): Promise<Response> {
  const { method, headers } = request;
  const url = new URL(request.url);
  return toResponse(await answerErrorPage(pageSource(), { method, url, headers }));
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
