import { expect, test } from "vitest";
import { deriveRecordFilter } from "#components/issues/derive-record-filter.ts";
import { wordsOf } from "#tests/support/words.ts";

const search = wordsOf("issues.search");
const now = new Date("2026-11-29T12:00:00Z");
const nothing = { service: null, env: null, code: null, ref: null, q: null };

test("tokens of the search stand above the other values of the address", () => {
  const q = "code:DB level:fatal user:17 release:1.2 request_id:abc after:2h db away";
  expect(deriveRecordFilter(search, { ...nothing, service: "shop", code: "OLD", q }, now)).toEqual({
    filter: {
      ...{ service: "shop", error_code: "DB", level: "fatal", user_id: "17", release: "1.2" },
      ...{ request_id: "abc", from: "2026-11-29T10:00:00.000Z", q: "db away" },
    },
    notes: [],
  });
});

test.each([
  ["state:open", "there is no field “state”"],
  ["level:loud", "a level is one of"],
  ["after:soon", "write 2h, 7d"],
])("%s is explained and left out", (q, words) => {
  const { filter, notes } = deriveRecordFilter(search, { ...nothing, q }, now);
  expect(filter).toEqual({});
  expect(notes.join()).toContain(words);
});
