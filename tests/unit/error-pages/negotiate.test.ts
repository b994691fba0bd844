import { expect, test } from "vitest";
import { negotiateFormat } from "#lib/error-pages/negotiate.ts";
import { acceptTable } from "#tests/fixtures/accept-table.ts";

test.each(acceptTable)("Accept %j is answered as %s", (accept, format) => {
  expect(negotiateFormat({ accept, destination: null })).toBe(format);
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
    expect(negotiateFormat({ accept, destination })).toBe(format);
  },
);
