import { expect, test } from "vitest";
import { requireScrubSettings } from "#lib/ingest/require-scrub-settings.ts";
import { ScrubSettings, scrubbingByDefault } from "#lib/ingest/scrub-schemas.ts";
import { Problem } from "#lib/platform/errors.ts";

const faultsOf = (value: unknown) => {
  try {
    requireScrubSettings(value);
  } catch (error) {
    if (error instanceof Problem) return { code: error.code, errors: error.evidence.errors };
    throw error;
  }
  return null;
};
const withPattern = (pattern: string) => ({ rules: [{ name: "own", pattern }] });

test("settings default to secrets only: addresses stay, no rules", () => {
  expect(requireScrubSettings({})).toEqual(scrubbingByDefault);
  expect(scrubbingByDefault).toEqual({ emails: false, ips: false, rules: [], keys: [], keep: [] });
});

test("what was parsed parses again", () => {
  const settings = requireScrubSettings({
    emails: true,
    rules: [{ name: "order", pattern: "ORD-(\\d+)", replacement: "ORD-…" }],
    keys: [" customer_number "],
  });
  expect(settings.keys).toEqual(["customer_number"]);
  expect(ScrubSettings.parse(settings)).toEqual(settings);
});

test.each([
  ["(", "missing closing )"],
  ["x{1001}", "invalid repeat count"],
  ["(?=a)", "invalid or unsupported Perl syntax"],
  ["(a)\\1", "invalid escape sequence"],
  ["a**", "invalid nested repetition operator"],
  ["x*", "matches the empty text"],
  ["\\b", "matches the empty text"],
  ["(?m)^", "matches the empty text"],
  ["a|", "matches the empty text"],
  ["", "A rule needs a pattern."],
  ["x".repeat(501), "at most 500"],
])("the pattern %s is refused with a reason", (pattern, reason) => {
  const faults = faultsOf(withPattern(pattern));
  expect(faults?.code).toBe("wrong-input");
  expect(faults?.errors).toHaveLength(1);
  expect(faults?.errors?.[0]?.path).toBe("rules.0.pattern");
  expect(faults?.errors?.[0]?.message).toContain(reason);
});

test.each([
  [{ rules: Array(51).fill({ name: "a", pattern: "a" }) }, "rules"],
  [{ rules: [{ name: "a".repeat(61), pattern: "a" }] }, "rules.0.name"],
  [{ rules: [{ name: "a\nb", pattern: "a" }] }, "rules.0.name"],
  [{ keys: [""] }, "keys.0"],
  [{ keep: Array(201).fill("a") }, "keep"],
  [{ emails: "yes" }, "emails"],
  [{ email: true }, ""],
])("%j is refused", (value, path) => {
  expect(faultsOf(value)?.errors?.map((error) => error.path)).toEqual([path]);
});

test("each pattern is judged by itself, and every bad one is named", () => {
  const rules = [
    { name: "good", pattern: "a+" },
    { name: "bad", pattern: "[" },
    { name: "worse", pattern: "(?<=a)b" },
  ];
  expect(faultsOf({ rules })?.errors?.map(({ path }) => path)).toEqual([
    "rules.1.pattern",
    "rules.2.pattern",
  ]);
});
