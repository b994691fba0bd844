import { expect, test } from "vitest";
import { decodeParam } from "#lib/platform/http/decode-param.ts";

test.each([
  ["a%2Fb%20c%25", "a/b c%"],
  ["with%25percent", "with%percent"],
  ["plain%2541", "plain%41"],
  ["with%percent", "with%percent"],
  ["a/b c%", "a/b c%"],
])("the name in the address %s is %s", (param, name) => {
  expect(decodeParam(param)).toBe(name);
});
