import { expect, test } from "vitest";
import { findDsn } from "#lib/ingest/internal/sentry/find-secret.ts";
import { readLogs } from "#lib/ingest/internal/sentry/log-records.ts";
import { createScrubber } from "#lib/ingest/scrub-record.ts";
import { scrubbingByDefault } from "#lib/ingest/scrub-schemas.ts";
import { trimSlashes } from "#lib/platform/trim-slashes.ts";
import { holdsOnce, spend } from "#tests/support/spend.ts";

const arrival = { at: new Date(), retentionDays: 30, clockDrift: 0 };
const place = { service: "shop", mayNameService: false };
const scrubber = createScrubber(scrubbingByDefault);
const plain = {
  ...{ service: null, event_id: "550e8400-e29b-41d4-a716-446655440000", timestamp: new Date(0) },
  ...{ environment: "production", error_code: "E", level: "error" as const, message: "m" },
  ...{ request_id: null, stack_trace: null, release: null, user_id: null, url: null, host: null },
  fingerprint: [],
};

function logContainer(lines: number) {
  const items = Array.from({ length: lines }, () => ({ level: "error", body: "b".repeat(1000) }));
  const bytes = Buffer.from(JSON.stringify({ items }));
  return { items, bytes };
}

function cardNumbers(count: number): string[] {
  const isCard = (text: string) => scrubber.text(text) !== text;
  const found: string[] = [];
  for (let number = 4_000_000_000_000; found.length < count; number += 1) {
    if (isCard(String(number))) found.push(String(number));
  }
  return found;
}
const cards = cardNumbers(1600);
/** Few, so that a cost that is quadratic is told within seconds, too. */
const tries = 4;

test.each<[string, number, (length: number) => () => unknown]>([
  [
    "the slashes of a DSN that is not one",
    1900,
    (length) => {
      const dsn = `http://k@h/${"/".repeat(length)}x`;
      const body = Buffer.from(`${JSON.stringify({ dsn })}\n`);
      return () => findDsn(body);
    },
  ],
  [
    "the slashes of a path",
    4000,
    (length) => {
      const path = `/e${"/".repeat(length)}x`;
      return () => trimSlashes(path);
    },
  ],
  [
    "the lines of a container of logs",
    150,
    (length) => {
      const { items, bytes } = logContainer(length);
      return () => readLogs({ items }, bytes, place, arrival);
    },
  ],
  [
    "keys that are masked to the same",
    400,
    (length) => {
      const attributes = Object.fromEntries(cards.slice(0, length).map((card) => [card, 1]));
      const record = { ...plain, attributes };
      return () => scrubber.record(record);
    },
  ],
])("four times %s cost about four times as much", (_, length, prepare) => {
  const measure = (factor: number) => {
    const work = prepare(length * factor);
    return spend(work, tries);
  };
  measure(1);
  // A quadratic cost would be 16 times as much; the least is what the clock can tell.
  expect(holdsOnce(() => measure(4) < 9 * measure(1) + 1)).toBe(true);
});
