import { expect, test } from "vitest";
import { readFeedbackForm, readVisitorFeedback } from "#lib/error-pages/visitor-feedback.ts";
import { createVisitorHash } from "#lib/error-pages/visitor-hash.ts";
import { createVisitorLimits } from "#lib/error-pages/visitor-limits.ts";
import { readVisitorPath } from "#lib/error-pages/visitor-path.ts";

const page = { service: "shop", reference: "7K3F-9QXM", kind: "502", language: "en" } as const;
const read = (fields: Record<string, string>) =>
  readVisitorFeedback(readFeedbackForm(new URLSearchParams(fields).toString()), page);

test("a message is kept as it was typed, without what no text may hold", () => {
  expect(
    read({ message: " I paid\r\ntwice\0\u0007 \u{d800}", email: " ada@shop.example " }),
  ).toEqual({
    ...page,
    message: "I paid\ntwice \u{fffd}",
    name: null,
    email: "ada@shop.example",
  });
});

test.each([
  ["no message", {}],
  ["nothing but spaces", { message: " \n\t " }],
  ["more than the form takes", { message: "x".repeat(2001) }],
])("%s is not taken for one", (_case, fields) => {
  expect(read(fields)).toBeNull();
});

test("what is no address stays what was typed, and is cut", () => {
  expect(read({ message: "m", email: "ada at shop" })?.email).toBe("ada at shop");
  expect(read({ message: "m", email: "x".repeat(5000) })?.email).toHaveLength(254);
});

test.each([
  ["/e/shop/feedback", { service: "shop", part: "feedback" }],
  ["/e/team%2Fcaf%C3%A9/feedback/", { service: "team/café", part: "feedback" }],
  ["/e/team/shop/maintenance.ics", { service: "team/shop", part: "maintenance.ics" }],
  ["/e/shop/502", null],
  ["/e/feedback", null],
  ["/e/%zz/feedback", null],
  ["/e/shop/status.json", null],
])("%s is read", (path, expected) => {
  expect(readVisitorPath(path)).toEqual(expected);
});

test("a visitor and a service have their share of each window", () => {
  let now = 0;
  const limits = createVisitorLimits({
    ...{ perVisitor: 2, perService: 3, windowMilliseconds: 1000, now: () => now },
  });
  const tries = ["ada", "ada", "ada", "bob", "cyd"].map((who) => limits.allow(who, "shop"));
  expect(tries).toEqual([true, true, false, true, false]);
  expect(limits.allow("cyd", "mail")).toBe(true);
  now = 1000;
  expect(limits.allow("ada", "shop")).toBe(true);
});

test("a visitor has one number within a day, another on the next, and a browser of their own", () => {
  let now = new Date("2026-11-22T23:59:59Z");
  const hash = createVisitorHash(() => now);
  const first = hash.of("192.0.2.7");
  expect(hash.of("192.0.2.7")).toEqual(first);
  expect(hash.of("192.0.2.7", "Firefox")).not.toEqual(first);
  expect(createVisitorHash(() => now).of("192.0.2.7")).not.toEqual(first);
  const term = hash.term();
  now = new Date("2026-11-23T00:00:00Z");
  expect(hash.of("192.0.2.7")).not.toEqual(first);
  expect(hash.term()).not.toBe(term);
});
