import fc from "fast-check";
import { expect, test } from "vitest";
import { deriveIssueFilter } from "#components/issues/derive-issue-filter.ts";
import type { IssueSearch } from "#components/issues/issue-search.ts";
import { parseSearch, readMoment } from "#components/issues/parse-search.ts";
import { wordsOf } from "#tests/support/words.ts";

const now = new Date("2026-11-29T12:00:00Z");
const nothing: IssueSearch = {
  ...{ service: [], env: [], code: [], level: [], state: [] },
  ...{ ref: null, after: null, before: null, q: null },
};
const words = wordsOf("issues.search");
const derive = (search: Partial<IssueSearch>) =>
  deriveIssueFilter(words, { ...nothing, ...search }, now);

test.each([
  ["db away", [], "db away"],
  ["service:checkout db away", [["service", "checkout"]], "db away"],
  ['code:"DB GONE" x', [["code", "DB GONE"]], "x"],
  ['code:"say \\"no\\""', [["code", 'say "no"']], ""],
  [
    "SERVICE:shop  env:staging",
    [
      ["service", "shop"],
      ["env", "staging"],
    ],
    "",
  ],
  ["TypeError: x is undefined", [], "TypeError: x is undefined"],
  ["http://shop/cart failed", [], "http://shop/cart failed"],
  ["a:b:c", [["a", "b:c"]], ""],
  ["service:", [], "service:"],
  ['"code:DB" is text', [], '"code:DB" is text'],
  ['code:"never closed', [["code", "never closed"]], ""],
])("%j is read as tokens and words", (text, tokens, words) => {
  const parsed = parseSearch(text);
  expect(parsed.tokens.map(({ name, value }) => [name, value])).toEqual(tokens);
  expect(parsed.words).toBe(words);
});

test("no text breaks the search", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (q) => {
      expect(derive({ q }).filter).toBeDefined();
    }),
  );
});

test("tokens and values of the address are one filter", () => {
  const { filter, notes } = derive({
    ...{ service: ["shop"], state: ["open", "regressed"] },
    q: "service:cart environment:staging db away after:2h",
  });
  expect(filter).toMatchObject({
    service: "shop,cart",
    environment: "staging",
    state: "open,regressed",
    q: "db away",
    after: "2026-11-29T10:00:00.000Z",
  });
  expect(notes).toEqual([]);
});

test("each chip says how to be without it", () => {
  const { chips } = derive({ state: ["open", "regressed"], q: "code:DB away" });
  expect(chips.map(({ label, value, patch }) => [label, value, patch])).toEqual([
    ["State", "open", { state: ["regressed"] }],
    ["State", "regressed", { state: ["open"] }],
    ["Code", "DB", { q: "away" }],
    ["Text", "away", { q: "code:DB" }],
  ]);
});

test.each([
  ["colour:red", "there is no field “colour”"],
  ["release:1.2", "only records know it"],
  ["state:broken", "a state is one of open, resolved, muted, regressed"],
  ["after:soon", "write 2h, 7d"],
])("%s is explained and left out", (q, words) => {
  const { filter, chips, notes } = derive({ q });
  expect(notes.join()).toContain(words);
  expect(chips).toEqual([]);
  expect(Object.values(filter).filter((value) => value !== undefined)).toEqual([]);
});

test.each([
  ["30m", "2026-11-29T11:30:00.000Z"],
  ["7d", "2026-11-22T12:00:00.000Z"],
  ["2026-11-29", "2026-11-29T00:00:00.000Z"],
  ["2026-11-29T10:30", "2026-11-29T10:30:00.000Z"],
  ["2026-11-29T10:30:00+09:00", "2026-11-29T01:30:00.000Z"],
  ["2026-13-45", null],
  ["yesterday", null],
])("the time %s is %s", (text, moment) => {
  expect(readMoment(text, now)).toBe(moment);
});
