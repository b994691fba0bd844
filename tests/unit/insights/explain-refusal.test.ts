import { expect, test } from "vitest";
import { explainRefusal } from "#components/insights/explain-refusal.ts";
import { IngestRefusal } from "#lib/ingest/schemas.ts";
import { wordsOf } from "#tests/support/words.ts";

const refusal = (parts: Partial<IngestRefusal>): IngestRefusal =>
  IngestRefusal.parse({
    ...{ id: "1", door: "native", at: "2026-01-01T00:00:00Z", first_at: "2026-01-01T00:00:00Z" },
    ...{ count: 1, status: 400, code: "unreadable-body", detail: "", errors: [], refused: null },
    ...{ service: null, key: null, hint: null, client: null, origin: null },
    retry_after_seconds: null,
    ...parts,
  });

test.each<[string, Partial<IngestRefusal>, RegExp]>([
  ["no key", { code: "unauthorized", detail: "Send an ingest key" }, /No key was sent/],
  ["the snippet's placeholder", { code: "unauthorized", hint: "_KEY" }, /placeholder/],
  ["a wrong key", { code: "unauthorized", hint: "9xYz" }, /ends in 9xYz/],
  ["a foreign key", { code: "forbidden" }, /another service/],
  ["too much", { code: "too-large", status: 413 }, /1 MiB/],
  ["an unknown encoding", { code: "unknown-encoding", status: 415 }, /gzip/],
  ["wrong fields", { code: "wrong-input", status: 422 }, /Only message is required/],
  ["some wrong records", { code: "wrong-input", refused: 2 }, /2 records were left out/],
  ["a limit", { code: "too-many", retry_after_seconds: 12 }, /Wait 12 seconds/],
  ["another origin", { code: "cross-origin", origin: "https://a.example" }, /https:\/\/a\.example/],
  ["a database that is away", { code: "unavailable" }, /Send it again/],
  ["what nobody foresaw", { code: "internal" }, /our side/],
])("%s is explained in words that say what to do", (_, parts, words) => {
  const { title, advice } = explainRefusal(wordsOf("insights.refusals"), refusal(parts));
  expect(`${title} ${advice}`).toMatch(words);
});
