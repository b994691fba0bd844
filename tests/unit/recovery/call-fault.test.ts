import { expect, test } from "vitest";
import { Problem } from "#lib/platform/errors.ts";
import { classifyError, classifyStatus } from "#lib/recovery/call-fault.ts";

const coded = (code: string) => Object.assign(new Error(code), { code });

test.each([
  ["ECONNREFUSED", "unreachable"],
  ["ENOENT", "unreachable"],
  ["ENOTFOUND", "unreachable"],
  ["EACCES", "config"],
  ["EREFUSED_ADDRESS", "config"],
  ["ECONNRESET", "unknown"],
  ["EPIPE", "unknown"],
  ["UND_ERR_SOCKET", "unknown"],
])("%s leaves the effect %s", (code, fault) => {
  expect(classifyError(coded(code))).toBe(fault);
});

test("a time-out leaves the effect unknown, a refused address is a matter of set-up", () => {
  expect(classifyError(new DOMException("late", "TimeoutError"))).toBe("unknown");
  expect(classifyError(new Problem("wrong-input", "refused"))).toBe("config");
});

test.each([
  [200, null],
  [204, null],
  [302, "config"],
  [401, "config"],
  [404, "config"],
  [409, "busy"],
  [429, "busy"],
  [500, "unknown"],
  [503, "busy"],
  [504, "unknown"],
])("status %i is %s", (status, fault) => {
  expect(classifyStatus(status)).toBe(fault);
});
