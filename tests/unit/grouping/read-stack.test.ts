import { expect, test } from "vitest";
import { deriveFingerprintV2 } from "#lib/grouping/fingerprint-v2.ts";
import { parseStackTrace } from "#lib/grouping/stack-trace.ts";

const occurrence = (stack_trace: string, message = "failed") => ({
  error_code: "UNKNOWN",
  message,
  stack_trace,
  fingerprint: [],
  level: "error" as const,
  environment: "production",
  release: null,
  url: null,
  host: null,
  attributes: {},
});
const derive = (stack: string, message?: string) => deriveFingerprintV2(occurrence(stack, message));
const calls = "    at pay (/app/pay.js:1:2)\n    at main (/app/main.js:3:4)";

test("one stack under many messages is one error, and its type still decides", () => {
  const keys = Array.from(
    { length: 50 },
    (_, n) => derive(`PayError: order ${n}: ${n} ms\n${calls}`).key,
  );
  expect(new Set(keys).size).toBe(1);
  expect(derive(`CardError: order 1\n${calls}`).key).not.toBe(keys[0]);
  expect(derive(`PayError: order 1\n${calls.replaceAll("pay", "refund")}`).key).not.toBe(keys[0]);
});

test("what the sender calls foreign does not say where the error is", () => {
  const through = (caller: string) =>
    `PayError: x\n    at encode (/app/shared/wire.js:1:2)\n    at sign (/app/shared/call.js:1:2)\n    at seal (/app/shared/call.js:7:2)\n    at ${caller} (/app/${caller}.js:3:4)`;
  const keyOf = (caller: string, not_in_app?: unknown) =>
    deriveFingerprintV2({ ...occurrence(through(caller)), attributes: { not_in_app } }).key;
  const shared = ["/app/shared/wire.js", "/app/shared/call.js"];
  expect(keyOf("pay")).toBe(keyOf("refund"));
  expect(keyOf("pay", shared)).not.toBe(keyOf("refund", shared));
  for (const wrong of ["/app/shared/wire.js", [7, null], {}, null]) {
    expect(keyOf("pay", wrong)).toBe(keyOf("pay"));
  }
});

test("a message that looks like a call or another language changes nothing", () => {
  const plain = derive(`PayError: x\n${calls}`);
  for (const message of [
    "at steal (/app/other.js:1:2)",
    "app/cart.rb:1:in `total'",
    "goroutine 1 [running]:",
    "total@https://a.example/cart.js:1:2",
  ]) {
    expect(derive(`PayError: ${message}\n${calls}`).key).toBe(plain.key);
  }
});

test("Python's last line names the type, whatever follows it", () => {
  const python = (last: string) =>
    `Traceback (most recent call last):\n  File "/app/cart.py", line 1, in total\n    pay(order)\n${last}`;
  expect(derive(python("ValueError: order 1")).key).toBe(derive(python("ValueError: order 2")).key);
  expect(derive(python("ValueError: order 1")).key).not.toBe(
    derive(python("KeyError: order 1")).key,
  );
  expect(derive(python("ValueError: order 1")).why).toContain("ValueError");
});

test("a stack that a message holds still gives the message its words", () => {
  const held = `PayError: card 4 was refused\n${calls}`;
  expect(parseStackTrace(held).errors[0]).toMatchObject({ type: "PayError" });
  const { key, why } = derive("", held);
  expect(key).toBe(derive("", held.replace("card 4", "card 5")).key);
  expect(why).toContain("PayError");
});

const php = (head: string, calls = "#0 {main}") =>
  derive(`${head}\nStack trace:\n${calls}\n  thrown in /app/x.php on line 12`);

test("PHP's head ends in the innermost call: two scripts are two errors", () => {
  const thrown = (script: string) => php(`RuntimeException: failed in /app/bin/${script}.php:12`);
  expect(thrown("import").key).not.toBe(thrown("export").key);
  expect(thrown("import").why).toContain("in import");
  const other = php("RuntimeException: no file in /srv/bin/import.php:44");
  expect(other.key).toBe(thrown("import").key);
  const windows = php("RuntimeException: failed in C:\\app\\bin\\import.php:12\r");
  expect(windows.key).toBe(thrown("import").key);
});

test.each([
  "PHP Fatal error:  Uncaught ",
  "Fatal error: Uncaught ",
  "[22-Nov-2026 10:00:00 UTC] PHP Fatal error:  Uncaught ",
  "2026/11/22 [error] 7#7: FastCGI sent in stderr: PHP message: PHP Fatal error:  Uncaught ",
])("what PHP or a log writes before the head is no matter: %s", (before) => {
  const head = "RuntimeException: failed in /app/bin/import.php:12";
  expect(php(before + head).key).toBe(php(head).key);
  const calls = "#0 /app/src/Cart.php(12): Shop\\Stock->take(1)\n#1 {main}";
  expect(php(before + head, calls).key).toBe(php(head, calls).key);
  expect(php(before + head, calls).why).toContain("RuntimeException");
});
