import { expect, test } from "vitest";
import { describeFilters } from "#components/issues/describe-filters.ts";
import { prepareAttributes } from "#components/issues/prepare-attributes.ts";
import { wordsOf } from "#tests/support/words.ts";

test("only filters that hold something back are named", () => {
  expect(
    describeFilters(wordsOf("issues.search.labels"), {
      service: "cart",
      env: null,
      q: "",
      sort: "count",
      ref: "7K3F-9QXM",
    }),
  ).toEqual([
    { name: "service", label: "Service", value: "cart" },
    { name: "ref", label: "Request id or reference", value: "7K3F-9QXM" },
  ]);
});

test("attributes inside objects are named by their path, and everything else stays readable", () => {
  expect(
    prepareAttributes({
      region: "eu-1",
      tags: { plan: "pro", deep: { on: true } },
      list: [1, { a: 2 }],
      nothing: null,
      empty: {},
    }),
  ).toEqual([
    { name: "region", value: "eu-1" },
    { name: "tags.plan", value: "pro" },
    { name: "tags.deep.on", value: "true" },
    { name: "list", value: '[1,{"a":2}]' },
    { name: "nothing", value: "null" },
    { name: "empty", value: "{}" },
  ]);
});
