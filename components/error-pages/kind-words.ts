import type { PageKind } from "#lib/error-pages/schemas.ts";

/** What operators call each kind of page; visitors never see these. */
export const kindWords: Record<PageKind, string> = {
  "400": "400 Bad request",
  "401": "401 Sign in",
  "403": "403 Not allowed",
  "404": "404 Not found",
  "408": "408 Too slow",
  "413": "413 Too large",
  "422": "422 Not accepted",
  "429": "429 Too many",
  "500": "500 Error",
  "502": "502 Bad gateway",
  "503": "503 Unavailable",
  "504": "504 No answer",
  maintenance: "Maintenance",
  recovering: "Recovering",
  offline: "Offline",
};
