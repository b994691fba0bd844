import { expect, test } from "vitest";
import { parseStackTrace } from "#lib/grouping/stack-trace.ts";
import { readEvent } from "#lib/ingest/internal/sentry/event-record.ts";

const arrival = { at: new Date("2026-11-22T10:00:00Z"), retentionDays: 90, clockDrift: 0 };
const place = { service: "shop", mayNameService: false };

function render(platform: string, values: object[], rest: object = {}): string {
  const event = { platform, exception: { values }, ...rest };
  return readEvent(event, null, place, arrival).stack_trace ?? "";
}

/** What SDKs send: the caller first. */
const frames = (...sent: object[]) => ({ stacktrace: { frames: sent } });

const outer = { type: "Error", value: "checkout failed", mechanism: { exception_id: 0 } };
const inner = {
  type: "TypeError",
  value: "no cart",
  mechanism: { exception_id: 1, parent_id: 0, source: "cause" },
};

test.each([
  [
    "javascript",
    [
      { ...inner, ...frames({ function: "load", filename: "/app/cart.js", lineno: 3, colno: 9 }) },
      {
        ...outer,
        ...frames(
          { function: "?", filename: "/app/main.js", lineno: 1, colno: 2 },
          { function: "pay", filename: "/app/pay.js", lineno: 10, colno: 5 },
        ),
      },
    ],
    [
      "Error: checkout failed",
      "    at pay (/app/pay.js:10:5)",
      "    at /app/main.js:1:2 {",
      "  [cause]: TypeError: no cart",
      "      at load (/app/cart.js:3:9)",
      "}",
    ],
    ["Error", "TypeError"],
  ],
  [
    "python",
    [
      {
        type: "KeyError",
        value: "'cart'",
        module: "builtins",
        ...frames({
          function: "load",
          abs_path: "/app/cart.py",
          lineno: 3,
          context_line: "  x = y",
        }),
      },
      {
        type: "CheckoutError",
        value: "failed",
        module: "shop.errors",
        ...frames({ function: "pay", abs_path: "/app/pay.py", filename: "pay.py", lineno: 10 }),
      },
    ],
    [
      "Traceback (most recent call last):",
      '  File "/app/cart.py", line 3, in load',
      "    x = y",
      "KeyError: 'cart'",
      "",
      "The above exception was the direct cause of the following exception:",
      "",
      "Traceback (most recent call last):",
      '  File "/app/pay.py", line 10, in pay',
      "shop.errors.CheckoutError: failed",
    ],
    ["shop.errors.CheckoutError", "KeyError"],
  ],
  [
    "java",
    [
      {
        type: "SocketException",
        module: "java.net",
        value: "reset",
        ...frames({ module: "com.shop.Db", function: "open", filename: "Db.java", lineno: 7 }),
      },
      {
        type: "CheckoutException",
        module: "com.shop",
        value: "failed",
        ...frames({ module: "com.shop.Pay", function: "run", filename: "Pay.kt" }),
      },
    ],
    [
      "com.shop.CheckoutException: failed",
      "\tat com.shop.Pay.run(Pay.kt)",
      "Caused by: java.net.SocketException: reset",
      "\tat com.shop.Db.open(Db.java:7)",
    ],
    ["com.shop.CheckoutException", "java.net.SocketException"],
  ],
  [
    "csharp",
    [
      {
        type: "System.ArgumentException",
        value: "bad",
        ...frames({
          module: "Shop.Cart",
          function: "Load",
          abs_path: "C:\\src\\Cart.cs",
          lineno: 7,
        }),
      },
      {
        type: "System.Exception",
        value: "failed",
        ...frames({ module: "Shop.Pay", function: "Run" }),
      },
    ],
    [
      "System.Exception: failed",
      " ---> System.ArgumentException: bad",
      "   at Shop.Cart.Load() in C:\\src\\Cart.cs:line 7",
      "   --- End of inner exception stack trace ---",
      "   at Shop.Pay.Run()",
    ],
    ["System.Exception", "System.ArgumentException"],
  ],
  [
    "ruby",
    [
      {
        type: "KeyError",
        value: "no cart",
        ...frames({ function: "load", module: "Cart", abs_path: "/app/cart.rb", lineno: 3 }),
      },
      {
        type: "Shop::CheckoutError",
        value: "failed",
        ...frames(
          { function: "<main>", abs_path: "/app/main.rb", lineno: 1 },
          { function: "block in pay", abs_path: "/app/pay.rb", lineno: 10 },
        ),
      },
    ],
    [
      "/app/pay.rb:10:in 'block in pay': failed (Shop::CheckoutError)",
      "\tfrom /app/main.rb:1:in '<main>'",
      "/app/cart.rb:3:in 'Cart#load': no cart (KeyError)",
    ],
    ["Shop::CheckoutError", "KeyError"],
  ],
  [
    "php",
    [
      {
        type: "PDOException",
        value: "gone",
        ...frames(
          { filename: "/app/index.php", lineno: 2 },
          { function: "Shop\\Db::open", filename: "/app/Db.php", lineno: 7 },
        ),
      },
      {
        type: "Shop\\CheckoutException",
        value: "failed",
        ...frames(
          { filename: "/app/index.php", lineno: 2 },
          { function: "Shop\\Pay::run", filename: "/app/Pay.php", lineno: 12 },
        ),
      },
    ],
    [
      "PDOException: gone in /app/Db.php:7",
      "Stack trace:",
      "#0 /app/index.php(2): Shop\\Db::open()",
      "#1 {main}",
      "",
      "Next Shop\\CheckoutException: failed in /app/Pay.php:12",
      "Stack trace:",
      "#0 /app/index.php(2): Shop\\Pay::run()",
      "#1 {main}",
    ],
    ["Shop\\CheckoutException", "PDOException"],
  ],
  [
    "go",
    [
      {
        type: "runtime.boundsError",
        value: "runtime error: index out of range [3] with length 2",
        ...frames(
          { module: "main", function: "main", abs_path: "/app/main.go", lineno: 5 },
          { module: "shop/cart", function: "(*Cart).Total", abs_path: "/app/cart.go", lineno: 12 },
        ),
      },
    ],
    [
      "panic: runtime error: index out of range [3] with length 2",
      "",
      "goroutine 1 [running]:",
      "shop/cart.(*Cart).Total(...)",
      "\t/app/cart.go:12",
      "main.main(...)",
      "\t/app/main.go:5",
    ],
    ["runtime error: index out of range"],
  ],
  [
    "rust",
    [
      {
        type: "panic",
        value: "no cart",
        ...frames(
          { function: "shop::main", abs_path: "src/main.rs", lineno: 5 },
          { function: "shop::cart::total", abs_path: "src/cart.rs", lineno: 12, colno: 5 },
        ),
      },
    ],
    [
      "thread '<unnamed>' panicked at src/cart.rs:12:5:",
      "no cart",
      "stack backtrace:",
      "  0: shop::cart::total",
      "      at src/cart.rs:12:5",
      "  1: shop::main",
      "      at src/main.rs:5",
    ],
    ["panic"],
  ],
])(
  "%s is printed as its runtime prints it, and reads back into the same calls",
  (platform, values, lines, types) => {
    const text = render(platform, values);
    expect(text.split("\n")).toEqual(lines);
    const { errors } = parseStackTrace(text);
    expect(errors.map(({ type }) => type)).toEqual(types);
    const counts = values.toReversed().map(({ stacktrace }) => stacktrace.frames.length);
    expect(errors.map((error) => error.frames.length)).toEqual(counts);
  },
);

const group = [
  {
    type: "ValueError",
    value: "b",
    mechanism: { exception_id: 2, parent_id: 0, source: "exceptions[1]" },
  },
  {
    type: "KeyError",
    value: "a",
    mechanism: { exception_id: 1, parent_id: 0, source: "exceptions[0]" },
    ...frames({ function: "load", abs_path: "/app/cart.py", lineno: 3 }),
  },
  {
    type: "ExceptionGroup",
    value: "many",
    mechanism: { exception_id: 0, is_exception_group: true },
    ...frames({ function: "pay", abs_path: "/app/pay.py", lineno: 10 }),
  },
];

test("a group keeps its members in their order", () => {
  const text = render("python", group);
  expect(text.split("\n")).toEqual([
    "  + Exception Group Traceback (most recent call last):",
    '  |   File "/app/pay.py", line 10, in pay',
    "  | ExceptionGroup: many (2 sub-exceptions)",
    "  +-+---------------- 1 ----------------",
    "    | Traceback (most recent call last):",
    '    |   File "/app/cart.py", line 3, in load',
    "    | KeyError: a",
    "    +---------------- 2 ----------------",
    "    | ValueError: b",
    "    +------------------------------------",
  ]);
  expect(parseStackTrace(text).errors.map(({ type }) => type)).toEqual([
    "ExceptionGroup",
    "KeyError",
  ]);
});

test("the members of an AggregateError stand in it", () => {
  const values = group.map((value) => ({
    ...value,
    type: value.type.replace("ExceptionGroup", "AggregateError"),
  }));
  expect(render("node", values).split("\n")).toEqual([
    "AggregateError: many",
    "    at pay (/app/pay.py:10) {",
    "  [errors]: [",
    "    KeyError: a",
    "        at load (/app/cart.py:3)",
    "    ValueError: b",
    "  ]",
    "}",
  ]);
});

test("what is native is one readable line for each call", () => {
  const values = [
    {
      type: "SIGSEGV",
      value: "Segfault",
      mechanism: { synthetic: true },
      ...frames(
        { function: "shop::pay(int, char const*)", package: "/opt/shop/bin/shop" },
        { function: "-[Cart(Total) sum:]", package: "Shop" },
        { function: "memset", package: "/usr/lib/libc.so" },
      ),
    },
  ];
  expect(render("native", values).split("\n")).toEqual([
    "SIGSEGV: Segfault",
    "    at libc!memset (native)",
    "    at -[Cart sum:] (Shop)",
    "    at shop::pay (shop)",
  ]);
});

test("a deep recursion and a long chain lose their middle", () => {
  const deep = Array.from({ length: 10_000 }, (_, index) => ({
    function: `f${index}`,
    filename: "/a.js",
    lineno: 1,
  }));
  const text = render("javascript", [{ type: "RangeError", value: "deep", ...frames(...deep) }]);
  expect(text.split("\n")).toHaveLength(251);
  expect(text).toMatch(/at f9999 [\s\S]+at f0 /);
  const chain = Array.from({ length: 50 }, (_, index) => ({
    type: `E${index}`,
    ...frames({ function: "f", filename: "/a.js", lineno: 1 }),
  }));
  const { errors } = parseStackTrace(render("javascript", chain));
  expect(errors).toHaveLength(10);
  expect([errors[0]?.type, errors.at(-1)?.type]).toEqual(["E49", "E0"]);
});

test("calls come from the thread that crashed where the exception has none", () => {
  const threads = {
    values: [
      {
        id: 1,
        current: true,
        stacktrace: { frames: [{ function: "idle", filename: "/a.js", lineno: 1 }] },
      },
      {
        id: 2,
        crashed: true,
        stacktrace: { frames: [{ function: "pay", filename: "/a.js", lineno: 2 }] },
      },
    ],
  };
  expect(render("node", [{ type: "Error", value: "x" }], { threads })).toBe(
    "Error: x\n    at pay (/a.js:2)",
  );
});
