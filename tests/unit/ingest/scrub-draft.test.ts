import { expect, test } from "vitest";
import { addRule, fromScrubDraft, moveRule, toScrubDraft } from "#components/ingest/scrub-draft.ts";

const settings = {
  ...{ emails: true, ips: false, keys: ["pin", "iban"], keep: [] },
  rules: [
    { name: "customers", pattern: "C-\\d+", replacement: "[customer]" },
    { name: "orders", pattern: "O-\\d+" },
  ],
};

test("settings that nobody edited are sent as they were", () => {
  expect(fromScrubDraft(toScrubDraft(settings))).toEqual(settings);
});

test("blank lines are no names, and blanks around a name are not part of it", () => {
  const draft = { ...toScrubDraft(settings), keys: " pin \n\n  \niban\n" };
  expect(fromScrubDraft(draft).keys).toEqual(["pin", "iban"]);
});

test("a rule moves by one place, and not beyond the ends", () => {
  const { rules } = toScrubDraft(settings);
  expect(moveRule(rules, 1, -1).map(({ name }) => name)).toEqual(["orders", "customers"]);
  expect(moveRule(rules, 0, -1)).toBe(rules);
  expect(moveRule(rules, 1, 1)).toBe(rules);
});

test("a new rule is empty and has a key that no other has", () => {
  const rules = addRule(toScrubDraft(settings).rules.filter(({ key }) => key !== 0));
  expect(rules.map(({ key }) => key)).toEqual([1, 2]);
  expect(addRule([])).toEqual([{ key: 0, name: "", pattern: "", replacement: "" }]);
});
