import { expect, test } from "vitest";
import { findExceptionType } from "#lib/grouping/exception-type.ts";

test.each([
  ["TypeError: x is undefined\n    at f (/app/a.js:1:1)", "TypeError"],
  [
    'Traceback (most recent call last):\n  File "a.py", line 1, in f\nValueError: bad',
    "ValueError",
  ],
  [
    'Traceback (most recent call last):\n  File "a.py", line 1\nrequests.exceptions.ReadTimeout: slow',
    "ReadTimeout",
  ],
  ["java.lang.IllegalStateException: closed\n\tat a.B.c(B.java:1)", "IllegalStateException"],
  [
    'Exception in thread "main" java.lang.NullPointerException\n\tat a.B.c(B.java:1)',
    "NullPointerException",
  ],
  ["Error: boom\n    at f (/app/a.js:1:1)", "Error"],
  ["Error: boom", "Error"],
  ["TypeError [ERR_INVALID_ARG_TYPE]: The x\n    at f (/app/a.js:1:1)", "TypeError"],
  [
    "/app/pay.js:10\n    throw new RangeError('x');\n    ^\n\nRangeError: x\n    at f (/app/a.js:1:1)",
    "RangeError",
  ],
  [
    'Traceback (most recent call last):\n  File "a.py", line 1, in f\nKeyError: 1\n\nDuring handling of the above exception, another exception occurred:\n\nTraceback (most recent call last):\n  File "b.py", line 1, in g\nshop.models.User.DoesNotExist: no',
    "DoesNotExist",
  ],
  [
    "Unhandled exception. System.InvalidOperationException: bad\n   at Shop.Pay.Charge(Int32 id) in C:\\Pay.cs:line 12",
    "InvalidOperationException",
  ],
  [
    "Microsoft.Data.SqlClient.SqlException (0x80131904): Timeout\n   at Shop.Pay.Charge(Int32 id) in C:\\Pay.cs:line 12",
    "SqlException",
  ],
  [
    "System.Net.Sockets.SocketException (111): Connection refused\n   at Shop.Pay.Charge(Int32 id) in C:\\Pay.cs:line 12",
    "SocketException",
  ],
  ["java.lang.Exception: x\n\tat a.B.c(B.java:1)", "Exception"],
  ["Caused by: java.io.IOException: x\n\tat a.B.c(B.java:1)", "IOException"],
  ["app.rb:10:in 'Cart#total': undefined method 'x' (NoMethodError)", "NoMethodError"],
  ["NoMethodError (undefined method 'x'):\n\napp/cart.rb:10:in 'total'", "NoMethodError"],
  ["panic: boom\n\ngoroutine 1 [running]:\nmain.f(0x1)\n\t/app/main.go:12 +0x1d", "panic"],
  [
    "panic: runtime error: index out of range [5] with length 3\n\ngoroutine 1 [running]:\nmain.f(0x1)\n\t/app/main.go:12 +0x1d",
    "runtime error: index out of range",
  ],
  [
    "PHP Fatal error:  Uncaught App\\Payment\\Declined: no in /app/a.php:3\nStack trace:\n#0 /app/a.php(10): foo('a')\n#1 {main}",
    "Declined",
  ],
  ["thread 'main' panicked at src/main.rs:1:2:\nindex out of bounds", "panic"],
  ["error: Uncaught (in promise) TypeError: x\n    at f (file:///app/a.ts:1:1)", "TypeError"],
  ["pay@https://shop.example/app.js:1:2", null],
  ["boom: x\n    at f (/app/a.js:1:1)", null],
  ["...", null],
  ["", null],
])("%j names %s", (stack, type) => {
  expect(findExceptionType(stack)).toBe(type);
});
