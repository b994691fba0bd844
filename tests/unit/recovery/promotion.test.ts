import { expect, test } from "vitest";
import { suggestPromotion } from "#lib/recovery/promotion.ts";
import { prepareScenarioReliability } from "#lib/recovery/scenario-reliability.ts";
import type { Mode } from "#lib/recovery/schemas.ts";

const evidence = (recovered: number, runs: number, natural: number, matches: number) =>
  prepareScenarioReliability({
    ...{ scenario: "s", recovered, runs, median_seconds: null },
    by_itself: { recovered: natural, of: matches },
  });

test.each<[string, Mode, ReturnType<typeof evidence>, Mode | null]>([
  ["shadow with too few matches", "shadow", evidence(0, 0, 0, 4), null],
  ["shadow with enough", "shadow", evidence(0, 0, 1, 5), "suggest"],
  ["shadow where incidents end by themselves", "shadow", evidence(0, 0, 4, 5), null],
  ["suggest with too few runs", "suggest", evidence(9, 9, 0, 0), null],
  ["suggest whose runs helped", "suggest", evidence(10, 10, 0, 0), "auto"],
  ["suggest whose runs may have helped by chance", "suggest", evidence(7, 10, 0, 0), null],
  ["suggest that is no better than waiting", "suggest", evidence(10, 10, 8, 10), null],
  ["suggest that is better than waiting", "suggest", evidence(20, 20, 5, 10), "auto"],
  ["auto", "auto", evidence(20, 20, 0, 0), null],
  ["off", "off", evidence(20, 20, 0, 10), null],
])("%s", (_what, mode, given, to) => {
  expect(suggestPromotion(mode, given)?.to ?? null).toBe(to);
});
