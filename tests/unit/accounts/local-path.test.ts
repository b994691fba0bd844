import { expect, test } from "vitest";
import { toLocalPath } from "#lib/accounts/local-path.ts";

test.each([
  "/",
  "/issues",
  "/issues?state=open#top",
  "/services/user%20service",
  "/%2f%2fevil.example",
])("%s stays", (path) => {
  expect(toLocalPath(path)).toBe(path);
});

test.each([
  "//evil.example",
  "/\\evil.example",
  "\\\\evil.example",
  "https:evil.example",
  "https://evil.example/",
  "javascript:alert(1)",
  "%2f%2fevil.example",
  "/\t/evil.example",
  "/\n/evil.example",
  "/\u200b/evil.example",
  " //evil.example",
  "@evil.example",
  "evil.example",
  "",
  null,
  undefined,
])("%j leads to the overview instead", (path) => {
  expect(toLocalPath(path)).toBe("/");
});
