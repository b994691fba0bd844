import { expect, test } from "vitest";
import { type Format, negotiateFormat } from "#lib/error-pages/negotiate.ts";

const chrome =
  "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8";

/** Accept → format, as a request without any other hint gets it. */
const table: [string | null, Format][] = [
  [null, "html"],
  ["", "html"],
  ["*/*", "html"],
  ["*/*;q=0.1", "html"],
  [chrome, "html"],
  ["text/html", "html"],
  ["TEXT/HTML", "html"],
  ["text/html; charset=utf-8", "html"],
  ["text/*", "html"],
  ["text/*;q=0.5, application/json", "json"],
  ["text/html;level=1", "html"],
  ["application/xhtml+xml", "html"],
  ["application/xhtml+xml, application/json;q=0.5", "html"],
  ["application/json", "json"],
  ["application/json, */*;q=0.1", "json"],
  ["application/json, text/plain, */*", "json"],
  ["text/plain, application/json", "text"],
  ["application/json;q=0.5, text/plain;q=0.9", "text"],
  ["application/json, text/html;q=0.9", "json"],
  ["text/html, application/json;q=0.9", "html"],
  ["text/html;q=0.1, application/problem+json;q=0.2", "problem"],
  ["application/problem+json", "problem"],
  ["application/problem+json, application/json", "problem"],
  ["application/json, application/problem+json", "json"],
  ["application/json;q=0.9, application/problem+json", "problem"],
  ["application/*", "problem"],
  ["application/*;q=0.2, text/html;q=0.1", "problem"],
  ["application/vnd.api+json", "problem"],
  ["application/ld+json, text/html;q=0.3", "problem"],
  ["text/plain", "text"],
  ["text/plain, */*", "text"],
  ["text/plain;q=0.4, text/html;q=0.5", "html"],
  ["text/html;q=0, */*", "problem"],
  ["text/html;q=0, application/*;q=0, */*", "text"],
  ["text/html;q=0, text/plain", "text"],
  ["application/json;q=0.000, text/plain;q=0.001", "text"],
  ["text/html;q=2, application/json;q=0.1", "json"],
  ["text/html;q=x, application/json;q=0.1", "json"],
  ["image/avif,image/webp,*/*;q=0.8", "html"],
  ["image/png", "html"],
  ["application/xml", "html"],
  ["nonsense", "html"],
  [",,,;q=1", "html"],
  ["text/html ; q=0.2 , application/json ; q=0.3", "json"],
];

test.each(table)("Accept %j is answered as %s", (accept, format) => {
  expect(negotiateFormat(new Headers(accept === null ? {} : { accept }))).toBe(format);
});

test.each([
  ["document", "*/*", "html"],
  ["iframe", "*/*", "html"],
  ["empty", "*/*", "problem"],
  ["image", "image/avif,*/*;q=0.8", "text"],
  ["script", "*/*", "text"],
  ["empty", "text/html", "html"],
  ["document", "application/json", "json"],
])(
  "what a browser fetches as %s with Accept %j is answered as %s",
  (destination, accept, format) => {
    const headers = new Headers({ accept, "sec-fetch-dest": destination });
    expect(negotiateFormat(headers)).toBe(format);
  },
);

test("the Accept that a proxy passes on in X-Format is the visitor's", () => {
  expect(negotiateFormat(new Headers({ accept: "*/*", "x-format": "application/json" }))).toBe(
    "json",
  );
  expect(negotiateFormat(new Headers({ accept: "application/json", "x-format": chrome }))).toBe(
    "html",
  );
});
