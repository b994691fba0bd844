import { expect, test } from "vitest";
import { deriveReference, readReference } from "#lib/issues/reference.ts";

test("a reference has eight characters that nobody confuses", () => {
  for (const seed of ["a", "b", "c", "abc123xyz789"]) {
    expect(deriveReference(seed)).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
  }
});

test("the same request gives the same reference, another request another one", () => {
  expect(deriveReference("r-1")).toBe(deriveReference("r-1"));
  const references = new Set(
    Array.from({ length: 2000 }, (_, index) => deriveReference(`r-${index}`)),
  );
  expect(references.size).toBe(2000);
});

test.each([
  ["7K3F-9QXM", "7K3F-9QXM"],
  ["7k3f9qxm", "7K3F-9QXM"],
  [" 7K3F 9QXM ", "7K3F-9QXM"],
  ["OIL0-1234", "0110-1234"],
  ["7K3F-9QX", null],
  ["<script>", null],
  ["7K3F-9QXU", null],
])("%j is read as %j", (typed, reference) => {
  expect(readReference(typed)).toBe(reference);
});
