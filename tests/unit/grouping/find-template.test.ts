import { expect, test } from "vitest";
import { deriveFingerprintV2 } from "#lib/grouping/fingerprint-v2.ts";

const group = (message: string, message_template: unknown) =>
  deriveFingerprintV2({
    ...{ error_code: "UNKNOWN", stack_trace: null, fingerprint: [], message },
    attributes: { message_template },
  });

test.each([
  [
    "Could not ship %s to %s",
    ["Could not ship tea to Hugo", "Could not ship a small pot to Ana Li"],
  ],
  ["Order %(id)05d is late by %.1f h", ["Order 00042 is late by 2.5 h", "Order 7 is late by a h"]],
  ["User {UserId} has no cart", ["User hugo has no cart", "User ana has no cart"]],
  [
    "Payment by {} refused: {}",
    ["Payment by card refused: no", "Payment by bill refused: never mind"],
  ],
  ["%1$s: refused by %2$s", ["Hugo: refused by bank", "Ana: refused by shop"]],
])("the words that were filled into %j do not make issues", (template, [one = "", other = ""]) => {
  expect(group(one, template).key).toBe(group(other, template).key);
  expect(group(one, template).key).not.toBe(group(one, `Else: ${template}`).key);
  expect(group(one, undefined).key).not.toBe(group(other, undefined).key);
});

test.each([
  ["of another text, as of the log line beside an exception", "acme", "Failed to charge %s"],
  ["without a hole", "Failed to charge", "Failed to charge"],
  ["that is nothing but holes", "hugo acme", "%s %s"],
  ["of hardly a word", "id: acme", "id: %s"],
  ["that ends otherwise", "Failed to charge acme now", "Failed to charge %s soon"],
  ["that ends earlier", "Failed to charge acme now and then", "Failed to charge %s now"],
  ["that opens otherwise", "Now failed to charge acme", "failed to charge %s"],
  ["that is no text", "Failed to charge acme", 7],
  ["that is too long", "a", "%s".repeat(1000)],
])("a template %s says nothing", (_, message, template) => {
  expect(group(message, template).key).toBe(group(message, undefined).key);
});
