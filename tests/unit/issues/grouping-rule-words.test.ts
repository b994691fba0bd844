import { expect, test } from "vitest";
import { describeGroupingRule } from "#components/issues/describe-grouping-rule.ts";
import { readGroupingRule } from "#components/issues/read-grouping-rule.ts";
import { wordsOf } from "#tests/support/words.ts";

const t = wordsOf("issues.groupingRules");

test("a rule says which records it is for", () => {
  const any = { service: null, error_code: null, pattern: null };
  expect(describeGroupingRule(t, any)).toBe("Records of any service");
  expect(describeGroupingRule(t, { service: "shop", error_code: "TIMEOUT", pattern: "^up" })).toBe(
    "Records of shop with the code TIMEOUT whose message has ^up",
  );
});

test("an empty field of the form matches everything, and each line is a part", () => {
  const values = new FormData();
  values.set("name", " gateway ");
  values.set("pattern", "");
  values.set("fingerprint", "gateway\n\n {{ default }} ");
  expect(readGroupingRule(values)).toEqual({
    ...{ name: "gateway", service: null, error_code: null, pattern: null },
    fingerprint: ["gateway", "{{ default }}"],
  });
});
