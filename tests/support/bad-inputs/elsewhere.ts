import type { Row } from "#tests/support/bad-inputs/case.ts";

/** Rows of the catalogue that are no request to a door: what they come to, and the test that holds it. */
export const elsewhere: { row: Row; title: string; test: string }[] = [
  {
    row: "B74",
    title: "the id of an event that the retention dropped is new again",
    test: "tests/integration/retention/prune-old-rows.test.ts",
  },
  {
    row: "B97",
    title: "a spool that is full, or cannot be written, answers 503 with Retry-After",
    test: "tests/e2e/ingest/database-away.test.ts",
  },
];
