import { expect, test } from "vitest";
import {
  describePageViews,
  halfWaited,
  prepareShares,
} from "#components/error-pages/prepare-page-views.ts";
import type { PageViews } from "#lib/error-pages/view-schemas.ts";
import { wordsOf } from "#tests/support/words.ts";

const t = wordsOf("errorPages");
const waits = (...counts: number[]) =>
  [15, 60, 300, 900, null].map((seconds, index) => ({ seconds, count: counts[index] ?? 0 }));
const views: PageViews = {
  ...{ shown: 1200, people: 400, returned: 300, waits: waits(100, 60, 140) },
  kinds: [
    { kind: "502", count: 900 },
    { kind: "maintenance", count: 300 },
  ],
  languages: ["en", "de", "ar", "hi", "xx"].map((language) => ({ language, count: 240 })),
  ...{ bucket_seconds: 3600, points: [] },
};

test("what users saw is said in two sentences and with shares", () => {
  expect(describePageViews(t, views, "en")).toBe(
    "1,200 pages shown to about 400 people. 300 went back in by an open page, half of them within 1 min.",
  );
  expect(prepareShares(t, views, "en")).toEqual({
    kinds: "502 Bad gateway 75 %, Maintenance 25 %",
    languages: "English 20 %, German 20 %, Arabic 20 % and 2 more",
  });
  const one = { ...views, shown: 1, people: 1, returned: 0, waits: waits() };
  expect(describePageViews(t, one, "en")).toBe(
    "1 page shown to about one person. Nobody was led back in by an open page.",
  );
});

test.each([
  [waits(), null],
  [waits(1), 15],
  [waits(1, 2, 3), 60],
  [waits(0, 0, 0, 1, 9), null],
])("half of %j had waited at most %s seconds", (shares, expected) => {
  expect(halfWaited(shares)).toBe(expected);
});
