import { expect, test } from "vitest";
import { prepareStoredNews } from "#lib/issues/internal/stored-news.ts";
import { readNews } from "#lib/live/read-news.ts";
import { fitsNews, prepareNews } from "#lib/platform/news.ts";

type Known = Parameters<typeof prepareStoredNews>[0];

function storm(services: number, issues: number, message: string): Known {
  const ids = Array.from({ length: issues }, () => crypto.randomUUID());
  const sample = {
    ...{ service_id: 1, id: crypto.randomUUID(), issue_id: crypto.randomUUID(), level: "error" },
    ...{ environment: "production", error_code: "E".repeat(100), reference: "7K3F-9QXM" },
    ...{ message, timestamp: new Date(0).toISOString() },
  };
  return {
    ...{ since: 0, count: services * 100, samples: Array.from({ length: 10 }, () => sample) },
    places: new Map(
      Array.from({ length: services }, (_, at) => [
        at + 1,
        { count: 100, environments: new Set(["production"]), issues: new Set(ids) },
      ]),
    ),
  };
}

test.each([
  ["one record of one service", 1, 1, "It failed", false],
  ["long messages", 1, 1, "ü€".repeat(80), false],
  ["many issues", 3, 30, "It failed", true],
  ["a thousand services with many issues", 1000, 30, "It failed", true],
])(
  "%s fit into one notification, and what is left out is said",
  (_, services, issues, message, more) => {
    const news = prepareStoredNews(storm(services, issues, message), 500);
    expect(fitsNews(news)).toBe(true);
    const [told] = readNews(prepareNews(news), (id) => `service-${id}`);
    expect(told?.event).toMatchObject({
      type: "record",
      data: { count: services * 100, per_second: services * 200, more },
    });
  },
);
