import fc from "fast-check";
import { expect, test } from "vitest";
import { deriveReference, readReference } from "#lib/issues/reference.ts";

test("the same request gives the same reference everywhere", () => {
  expect(deriveReference("abc123xyz789")).toBe("AZV1-91WF");
});

test("a reference reads back as itself, however a person types it", () => {
  fc.assert(
    fc.property(fc.string(), (seed) => {
      const reference = deriveReference(seed);
      expect(reference).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
      expect(readReference(reference)).toBe(reference);
      expect(readReference(` ${reference.replace("-", "").toLowerCase()} `)).toBe(reference);
    }),
  );
});

test.each([
  ["7k3f 9qxm", "7K3F-9QXM"],
  ["o1il-0000", "0111-0000"],
  ["7K3F-9QX", null],
  ["7K3F-9QXMM", null],
  ["7U3F-9QXM", null],
  ["<script>", null],
  ["", null],
])("what a person typed as %j is %j", (typed, reference) => {
  expect(readReference(typed)).toBe(reference);
});
