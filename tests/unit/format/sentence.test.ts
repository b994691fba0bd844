import { expect, test } from "vitest";
import { dropFullStop, endSentence } from "#lib/format/sentence.ts";

test.each([
  ["3 errors in 60 s", "3 errors in 60 s."],
  ["3 errors in 60 s.", "3 errors in 60 s."],
  ["Is it well? ", "Is it well?"],
])("%j ends as one sentence", (text, sentence) => {
  expect(endSentence(text)).toBe(sentence);
  expect(dropFullStop(sentence)).not.toMatch(/\.$/);
});
