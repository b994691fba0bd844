import { expect, test } from "vitest";
import { parseStackTrace } from "#lib/grouping/stack-trace.ts";
import { outlineStack } from "#tests/support/outline-stack.ts";
import { spend } from "#tests/support/spend.ts";

const lines = (...text: string[]) => text.join("\n");

test.each([
  ["javascript", "TypeError: x\n    at pay (/app/pay.js:1:2)"],
  ["javascript", "pay@https://shop.example/app.js:1:2"],
  ["javascript", "map@[native code]\n@https://shop.example/app.js:1:2"],
  [
    "python",
    'Traceback (most recent call last):\n  File "/app/a.py", line 1, in pay\nValueError: x',
  ],
  ["java", "java.lang.Error: x\n\tat com.shop.Pay.pay(Pay.java:1)"],
  ["go", "panic: x\n\ngoroutine 1 [running]:\nmain.pay(...)\n\t/src/pay.go:1 +0x1d"],
  ["go", "no stock\nmain.pay\n\t/src/pay.go:1\nmain.main\n\t/src/main.go:2"],
  ["dotnet", "System.Exception: x\n   at Shop.Pay.Charge(Int32 n) in /src/Pay.cs:line 1"],
  ["dotnet", "Exception: x\n  at Shop.Pay.Charge (System.Int32 n) [0x00000] in <f00>:0 "],
  ["ruby", "pay.rb:1:in `pay': x (RuntimeError)\n\tfrom pay.rb:3:in `<main>'"],
  ["php", "PHP Fatal error:  Uncaught Exception: x in /app/pay.php:1\nStack trace:\n#0 {main}"],
  ["rust", "thread 'main' panicked at src/main.rs:1:2:\nx"],
  ["rust", "Error: x\n\nStack backtrace:\n   0: shop::pay\n             at ./src/pay.rs:1:2"],
  [null, "something went wrong"],
  [null, ""],
])("tells %s by its lines", (language, text) => {
  expect(parseStackTrace(text).language).toBe(language);
});

test("V8: names, classes, async, evaluated and native calls, and causes", () => {
  const text = lines(
    "TypeError: Cannot read properties of undefined (reading 'total')",
    "    at Cart.total (/srv/shop/src/cart.js:12:7)",
    "    at async file:///srv/shop/src/checkout.mjs:40:3",
    "    at Array.map (<anonymous>)",
    "    at eval (eval at run (/srv/shop/src/rules.js:3:1), <anonymous>:1:1)",
    "    at process.processTicksAndRejections (node:internal/process/task_queues:105:5)",
    "    at Query.run (/srv/shop/node_modules/pg/lib/query.js:9:9) {",
    "  [cause]: RangeError [ERR_OUT_OF_RANGE]: too far",
    "      at seek (C:\\shop (new)\\src\\seek.js:7:1) {",
    "    code: 'ERR_OUT_OF_RANGE'",
    "  }",
    "}",
  );
  expect(outlineStack(text)).toEqual([
    [
      "TypeError",
      "Cannot read properties of undefined (reading 'total')",
      [
        "*Cart.total||/srv/shop/src/cart.js:12",
        "*null||file:///srv/shop/src/checkout.mjs:40",
        "Array.map||",
        "*eval||/srv/shop/src/rules.js:3",
        "process.processTicksAndRejections||node:internal/process/task_queues:105",
        "Query.run||/srv/shop/node_modules/pg/lib/query.js:9",
      ],
    ],
    ["RangeError", "too far", ["*seek||C:\\shop (new)\\src\\seek.js:7"]],
  ]);
});

test("V8: the source that Node prints before an uncaught error is not its head, and messages run over lines", () => {
  const text = lines(
    "/srv/shop/pay.js:3",
    "    throw new PaymentError('refused')",
    "    ^",
    "",
    "PaymentError: refused:",
    "  card: expired",
    "    at pay (/srv/shop/pay.js:3:11)",
    "",
    "Node.js v24.0.0",
  );
  expect(outlineStack(text)).toEqual([
    ["PaymentError", "refused:\n  card: expired", ["*pay||/srv/shop/pay.js:3"]],
  ]);
});

test("Firefox and Safari: addresses with an @, evaluated code and native calls", () => {
  const text = lines(
    "total@https://shop.example/assets/cart.js:1:200",
    "checkout/<@https://shop.example/assets/cart.js:1:300",
    "@https://shop.example/assets/@shop/app.js:1:400",
    "run@https://shop.example/assets/cart.js line 9 > eval:1:1",
    "map@[native code]",
    "global code@https://shop.example/assets/app.js:1:9",
    "h@https://unpkg.com/preact@10/dist/preact.js:1:1",
    "send@moz-extension://0b1c/content.js:1:1",
  );
  expect(outlineStack(text)).toEqual([
    [
      null,
      null,
      [
        "*total||https://shop.example/assets/cart.js:1",
        "*checkout/<||https://shop.example/assets/cart.js:1",
        "*null||https://shop.example/assets/@shop/app.js:1",
        "*run||https://shop.example/assets/cart.js:9",
        "map||",
        "*global code||https://shop.example/assets/app.js:1",
        "h||https://unpkg.com/preact@10/dist/preact.js:1",
        "send||moz-extension://0b1c/content.js:1",
      ],
    ],
  ]);
});

test("Python: chains stand from the outermost error on, calls from the innermost on", () => {
  const text = lines(
    "Traceback (most recent call last):",
    '  File "/srv/shop/stock.py", line 8, in take',
    "    return shelf[item]",
    "           ~~~~~^^^^^^",
    "KeyError: 'id'",
    "",
    "The above exception was the direct cause of the following exception:",
    "",
    "Traceback (most recent call last):",
    '  File "/usr/lib/python3.12/asyncio/runners.py", line 194, in run',
    "    return runner.run(main)",
    '  File "/srv/shop/order.py", line 21, in place',
    "    raise StockError('none left') from error",
    "shop.errors.StockError: none left",
    "of it",
  );
  expect(outlineStack(text)).toEqual([
    [
      "shop.errors.StockError",
      "none left\nof it",
      ["*place||/srv/shop/order.py:21", "run||/usr/lib/python3.12/asyncio/runners.py:194"],
    ],
    ["KeyError", "'id'", ["*take||/srv/shop/stock.py:8"]],
  ]);
});

test("Python: of an exception group the first member counts as the cause", () => {
  const text = lines(
    "  + Exception Group Traceback (most recent call last):",
    '  |   File "/srv/shop/all.py", line 3, in import_all',
    "  |     raise ExceptionGroup('imports', errors)",
    "  | ExceptionGroup: imports (2 sub-exceptions)",
    "  +-+---------------- 1 ----------------",
    "    | Traceback (most recent call last):",
    '    |   File "/srv/shop/one.py", line 5, in import_one',
    "    | ValueError: 123",
    "    +---------------- 2 ----------------",
    "    | Traceback (most recent call last):",
    '    |   File "/srv/shop/two.py", line 7, in import_two',
    "    | TypeError: int",
    "    +------------------------------------",
  );
  expect(outlineStack(text)).toEqual([
    ["ExceptionGroup", "imports (2 sub-exceptions)", ["*import_all||/srv/shop/all.py:3"]],
    ["ValueError", "123", ["*import_one||/srv/shop/one.py:5"]],
  ]);
});

test("Java: causes count, suppressed errors do not, loaders and jars are no part of a name", () => {
  const text = lines(
    'Exception in thread "main" com.shop.OrderException: order failed',
    "\tat com.shop.OrderService.place(OrderService.java:41) ~[shop.jar:1.2]",
    "\tat app//com.shop.Main.main(Main.java:9)",
    "\tat java.base/java.lang.Thread.run(Thread.java:1583)",
    "\tSuppressed: java.io.IOException: close failed",
    "\t\tat com.shop.Connection.close(Connection.java:3)",
    "\t\t... 1 more",
    "Caused by: java.sql.SQLException: deadlock",
    "\tat org.postgresql.jdbc.PgStatement.execute(PgStatement.java:120)",
    "\tat com.shop.Orders.save(Orders.kt)",
    "\tat java.base/jdk.internal.reflect.Method.invoke(Native Method)",
    "\t... 12 more",
  );
  expect(outlineStack(text)).toEqual([
    [
      "com.shop.OrderException",
      "order failed",
      [
        "*place|com.shop.OrderService|OrderService.java:41",
        "*main|com.shop.Main|Main.java:9",
        "run|java.lang.Thread|Thread.java:1583",
      ],
    ],
    [
      "java.sql.SQLException",
      "deadlock",
      [
        "execute|org.postgresql.jdbc.PgStatement|PgStatement.java:120",
        "*save|com.shop.Orders|Orders.kt:null",
        "invoke|jdk.internal.reflect.Method|Native Method:null",
      ],
    ],
  ]);
});

test("Go: the goroutine that panicked counts, and the kind of a runtime error is its type", () => {
  const text = lines(
    "2026/11/22 10:00:00 http: panic serving 10.0.0.1:5432: runtime error: index out of range [5] with length 3",
    "panic: runtime error: index out of range [5] with length 3 [recovered]",
    "",
    "goroutine 34 [running]:",
    "panic({0x6b4d40?, 0xc00001e0f0?})",
    "\t/usr/local/go/src/runtime/panic.go:785 +0x132",
    "github.com/acme/shop/cart.(*Cart).Total(0xc000012345, {0x1, 0x2})",
    "\t/build/shop/cart/cart.go:42 +0x1d",
    "net/http.HandlerFunc.ServeHTTP(...)",
    "\t/usr/local/go/src/net/http/server.go:2220",
    "github.com/go-chi/chi/v5.(*Mux).routeHTTP(0x0)",
    "\t/root/go/pkg/mod/github.com/go-chi/chi/v5@v5.1.0/mux.go:459 +0x1",
    "created by main.main in goroutine 1",
    "\t/build/shop/main.go:12 +0x5c",
    "",
    "goroutine 1 [IO wait]:",
    "main.other()",
    "\t/build/shop/main.go:99 +0x5c",
  );
  expect(outlineStack(text)).toEqual([
    [
      "runtime error: index out of range",
      "runtime error: index out of range [5] with length 3",
      [
        "panic|github|/usr/local/go/src/runtime/panic.go:785",
        "*(*Cart).Total|github.com/acme/shop/cart|/build/shop/cart/cart.go:42",
        "HandlerFunc.ServeHTTP|net/http|/usr/local/go/src/net/http/server.go:2220",
        "(*Mux).routeHTTP|github.com/go-chi/chi/v5|/root/go/pkg/mod/github.com/go-chi/chi/v5@v5.1.0/mux.go:459",
        "*main|main|/build/shop/main.go:12",
      ].map((call) => call.replace("panic|github|", "panic||")),
    ],
  ]);
});

test(".NET: inner errors, with and without files", () => {
  const text = lines(
    "Unhandled exception. Shop.OrderException: order failed",
    " ---> System.InvalidOperationException: no stock",
    "   at System.Linq.Enumerable.First[T](IEnumerable`1 source)",
    "   at Shop.Stock.<TakeAsync>d__4.MoveNext() in C:\\src\\Stock.cs:line 18",
    "   --- End of inner exception stack trace ---",
    "   at Shop.Orders..ctor(String name)",
    "--- End of stack trace from previous location ---",
    "   at Shop.Program.Main(String[] args) in /src/Program.cs:line 3",
  );
  expect(outlineStack(text)).toEqual([
    [
      "Shop.OrderException",
      "order failed",
      ["*.ctor|Shop.Orders|", "*Main|Shop.Program|/src/Program.cs:3"],
    ],
    [
      "System.InvalidOperationException",
      "no stock",
      [
        "First|System.Linq.Enumerable|",
        "*MoveNext|Shop.Stock.<TakeAsync>d__4|C:\\src\\Stock.cs:18",
      ],
    ],
  ]);
});

test.each(["`", "'"])("Ruby: errors with causes, quoted with %s", (quote) => {
  const text = lines(
    `/srv/shop/order.rb:9:in ${quote}rescue in place': no stock (StockError)`,
    `\tfrom /srv/shop/order.rb:4:in ${quote}place'`,
    `\tfrom /usr/lib/ruby/gems/3.4.0/gems/rack-3.1/lib/rack.rb:3:in ${quote}call'`,
    `/srv/shop/stock.rb:3:in ${quote}fetch': key not found: "id" (KeyError)`,
    `\tfrom /srv/shop/order.rb:5:in ${quote}place'`,
  );
  expect(outlineStack(text)).toEqual([
    [
      "StockError",
      "no stock",
      [
        "*rescue in place||/srv/shop/order.rb:9",
        "*place||/srv/shop/order.rb:4",
        "call||/usr/lib/ruby/gems/3.4.0/gems/rack-3.1/lib/rack.rb:3",
      ],
    ],
    [
      "KeyError",
      'key not found: "id"',
      ["*fetch||/srv/shop/stock.rb:3", "*place||/srv/shop/order.rb:5"],
    ],
  ]);
});

test("Ruby: the head that Rails writes before the calls", () => {
  const text = lines(
    "NoMethodError (undefined method 'total' for nil):",
    "",
    "app/models/cart.rb:7:in 'Cart#total'",
    "app/controllers/carts_controller.rb:3:in 'CartsController#show'",
  );
  expect(outlineStack(text)).toEqual([
    [
      "NoMethodError",
      "undefined method 'total' for nil",
      [
        "*Cart#total||app/models/cart.rb:7",
        "*CartsController#show||app/controllers/carts_controller.rb:3",
      ],
    ],
  ]);
});

test("PHP: each place gets the function that holds it, and the outer error stands behind Next", () => {
  const text = lines(
    "PHP Fatal error:  Uncaught PDOException: gone in /srv/shop/src/Db.php:20",
    "Stack trace:",
    "#0 /srv/shop/src/Cart.php(12): Shop\\Db->query('select (1): x')",
    "#1 [internal function]: Shop\\Cart->Shop\\{closure}(Object(Item))",
    "#2 {main}",
    "",
    "Next Shop\\CartError: no cart in /srv/shop/src/Cart.php:15",
    "Stack trace:",
    "#0 /srv/shop/vendor/slim/App.php(9): Shop\\Cart::load()",
    "#1 {main}",
    "  thrown in /srv/shop/src/Cart.php on line 15",
  );
  expect(outlineStack(text)).toEqual([
    [
      "Shop\\CartError",
      "no cart",
      ["*load|Shop\\Cart|/srv/shop/src/Cart.php:15", "{main}||/srv/shop/vendor/slim/App.php:9"],
    ],
    [
      "PDOException",
      "gone",
      [
        "*query|Shop\\Db|/srv/shop/src/Db.php:20",
        "*Shop\\{closure}|Shop\\Cart|/srv/shop/src/Cart.php:12",
        "*{main}||",
      ],
    ],
  ]);
});

test("PHP: the line that Laravel writes to its log", () => {
  const text = lines(
    '[2026-11-22 10:00:00] production.ERROR: gone {"exception":"[object] (Shop\\CartError(code: 0): gone at /srv/shop/Cart.php:15)',
    "[stacktrace]",
    "#0 /srv/shop/vendor/x.php(3): Shop\\Cart->load()",
    "#1 {main}",
  );
  expect(outlineStack(text)[0]?.slice(0, 2)).toEqual(["Shop\\CartError", "gone"]);
  expect(outlineStack(text)[0]?.[2]?.[0]).toBe("*load|Shop\\Cart|/srv/shop/Cart.php:15");
});

test("Rust: backtraces with and without places, and the place of a panic without a backtrace", () => {
  const trace = lines(
    "thread 'tokio-runtime-worker' panicked at src/cart.rs:10:5:",
    "called `Option::unwrap()` on a `None` value",
    "stack backtrace:",
    "   0: rust_begin_unwind",
    "             at /rustc/9fc6b431/library/std/src/panicking.rs:665:5",
    "   1: core::option::unwrap_failed",
    "   2: shop::cart::Cart::total::{{closure}}::h0123456789abcdef",
    "             at ./src/cart.rs:10:5",
    "   3: 0x5581 - <shop::Api as tower::Service<R>>::call",
  );
  expect(outlineStack(trace)).toEqual([
    [
      "panic",
      "called `Option::unwrap()` on a `None` value",
      [
        "rust_begin_unwind||/rustc/9fc6b431/library/std/src/panicking.rs:665",
        "core::option::unwrap_failed||",
        "*shop::cart::Cart::total::{{closure}}||./src/cart.rs:10",
        "*<shop::Api as tower::Service<R>>::call||",
      ],
    ],
  ]);
  expect(
    outlineStack("thread 'main' panicked at 'no stock', src/cart.rs:10:5\nnote: run with"),
  ).toEqual([["panic", "no stock", ["*null||src/cart.rs:10"]]]);
});

test("line ends of Windows and lost indentation are no matter", () => {
  const text = "TypeError: x\r\nat pay (/app/pay.js:1:2)\r\nat main (/app/main.js:3:4)";
  expect(outlineStack(text)).toEqual([
    ["TypeError", "x", ["*pay||/app/pay.js:1", "*main||/app/main.js:3"]],
  ]);
});

test("of very many calls and causes both ends are kept", () => {
  const calls = Array.from(
    { length: 600 },
    (_, index) => `    at f${index} (/app/f.js:${index}:1)`,
  );
  const [error] = parseStackTrace(["Error: x", ...calls].join("\n")).errors;
  expect(error?.frames).toHaveLength(250);
  expect(error?.frames.map((frame) => frame.function)).toEqual(
    [...calls.slice(0, 50), ...calls.slice(-200)].map((call) => call.trim().split(" ")[1]),
  );
  const causes = Array.from(
    { length: 30 },
    (_, at) => `Caused by: a.E${at}Error: x\n\tat a.B.c(B.java:1)`,
  );
  const chain = parseStackTrace(["a.AError: x\n\tat a.B.c(B.java:1)", ...causes].join("\n")).errors;
  expect(chain).toHaveLength(10);
  expect(chain.at(-1)?.type).toBe("a.E29Error");
});

const repeated = (unit: string) => unit.repeat(Math.ceil(100_000 / unit.length));

test.each([
  ["brackets", `    at ${repeated("(")}`],
  ["brackets and spaces", `    at ${repeated("a (")}`],
  ["at signs", repeated("a@")],
  ["at signs and colons", repeated("a@b:1:")],
  ["addresses", repeated("https://a@https:/")],
  ["digits", `a@http://b:${repeated("1")}`],
  ["colons", repeated(":1")],
  ["dots", `at ${repeated("a.")}(`],
  ["words of a type", repeated("Error.")],
  ["spaces", repeated(" ")],
  ["quotes", `  File "${repeated('", line ')}`],
  ["numbers", `#0 ${repeated("(1): ")}`],
  ["ruby", repeated(":in `")],
  ["goroutines", `goroutine 1 ${repeated(" [")}`],
  ["go files", `\t${repeated(".go:")}`],
  ["rust", `0: ${repeated("a::<")}`],
  ["generics", `   at ${repeated("A[[")}(`],
  ["inner", repeated(" ---> ")],
  ["panics", repeated("panic: ")],
  ["gutters", `Exception Group Traceback\n${repeated("| +")}`],
])("a line of 100 KB of %s is read in no time, alone, thousandfold and among others", (_, line) => {
  const read = () => {
    for (const prefix of [
      "",
      "Error: x\n    at pay (/app/a.js:1:2)\n",
      "thread 'm' panicked at ",
    ]) {
      parseStackTrace(prefix + line);
      parseStackTrace(`${prefix}${line.slice(0, 60)}\n`.repeat(2000));
      parseStackTrace(`${prefix}${line.slice(0, 1000)}\n`.repeat(65));
      parseStackTrace(`Traceback (most recent call last):\n  File "a", line 1\n${line}`);
    }
  };
  expect(spend(read, 3)).toBeLessThan(500);
});
