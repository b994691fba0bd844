import { describeFindPage } from "#lib/error-pages/snippets/find-page.ts";
import type { SnippetSetup } from "#lib/error-pages/snippets/snippet-setup.ts";

/** A module for Express 4 and 5, for Node 18 or newer. */
export function describeExpress(setup: SnippetSetup): string {
  return `// Error pages for ${setup.service}, for Express 4 and 5 on Node 18 or newer: error-pages.mjs
//
//   import { errorPages, giveRequestId } from "./error-pages.mjs";
//   app.use(giveRequestId); // before everything else
//   app.use(errorPages); // after everything else
//
// Who opens a page in a browser gets Paramedic's live page; when Paramedic does not answer in half a second, the
// static page. Everybody else gets what your application says. Report errors with request.id as their request_id:
// it is how page and record get the same reference.
import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";

${describeFindPage(setup)}
export function giveRequestId(request, response, next) {
  request.id = request.get("x-request-id") || randomUUID();
  next();
}

export async function errorPages(error, request, response, next) {
  const destination = request.get("sec-fetch-dest");
  const opensPage = !destination || /^(document|i?frame|object|embed)$/.test(destination);
  const asksForPage = /text\\/html/i.test(request.get("accept") ?? "");
  if (response.headersSent || !opensPage || !asksForPage) return next(error);
  const given = Number(error?.status ?? error?.statusCode);
  const status = given >= 400 && given < 600 ? given : 500;
  const page = await findPage({
    status,
    method: request.method,
    language: request.get("accept-language") ?? "",
    requestId: request.id ?? randomUUID(),
  });
  response.status(status).set(page.headers).send(page.body);
}
`;
}
